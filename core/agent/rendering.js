// SPDX-License-Identifier: Apache-2.0
// Renders dotprompt templates with Handlebars inside QJSEngine. All values cross the border as JSON text.
(function (global, Handlebars) {
    "use strict";
    const known = {};
    const SafeString = Handlebars.SafeString;
    let marks = []; // what the helpers of the rendering under way have marked
    let nonce = "";

    function helper(name, function_) {
        known[name] = true;
        Handlebars.registerHelper(name, function_);
    }

    // A marker holds a number and a word that nobody knew before this rendering: no value from outside can be one.
    function mark(what) {
        marks.push(what);
        return new SafeString("<<<" + nonce + ":" + (marks.length - 1) + ">>>");
    }

    function needArguments(name, count, found) {
        if (found - 1 < count)
            throw new Error("{{" + name + "}} needs " + (count === 1 ? "one value" : count + " values"));
    }

    helper("role", function (role) {
        needArguments("role", 1, arguments.length);
        if (!/^[a-z]+$/.test(String(role)))
            throw new Error("{{role}} needs a word such as \"system\", \"user\" or \"model\"");
        return mark({role: String(role)});
    });
    helper("history", function () { return mark({history: true}); });
    helper("section", function (name) {
        needArguments("section", 1, arguments.length);
        return mark({section: String(name)});
    });
    helper("media", function (options) {
        const hash = arguments[arguments.length - 1].hash;
        if (hash.url === undefined || hash.url === null || hash.url === "")
            throw new Error("{{media}} needs url=…");
        const media = {url: String(hash.url)};
        if (hash.contentType)
            media.contentType = String(hash.contentType);
        return mark({media: media});
    });
    helper("json", function (value, options) {
        needArguments("json", 1, arguments.length);
        return new SafeString(JSON.stringify(value, null, options.hash.indent || 0));
    });
    helper("ifEquals", function (left, right, options) {
        needArguments("ifEquals", 2, arguments.length);
        return left === right ? options.fn(this) : options.inverse(this);
    });
    helper("unlessEquals", function (left, right, options) {
        needArguments("unlessEquals", 2, arguments.length);
        return left !== right ? options.fn(this) : options.inverse(this);
    });

    function options() { return {knownHelpers: known, knownHelpersOnly: true, noEscape: true}; }

    // Errors are values: QJSValue::isError() does not know Handlebars' own.
    function guarded(function_) {
        try {
            return JSON.stringify(function_());
        } catch (error) {
            const start = error.hash && error.hash.loc ? {line: error.hash.loc.first_line, column: error.hash.loc.first_column} : {line: error.lineNumber, column: error.column};
            return JSON.stringify({error: String(error && error.message || error), line: start.line, column: start.column});
        }
    }

    function pieces(text) {
        const border = new RegExp("<<<" + nonce + ":(\\d+)>>>");
        const parts = text.split(border);
        const result = [];
        for (let i = 0; i < parts.length; ++i) {
            if (i % 2 === 1)
                result.push(marks[Number(parts[i])]);
            else if (parts[i].trim() !== "")
                result.push({text: parts[i]});
        }
        return result;
    }

    global.render = function (source, input, data, partials, word) {
        return guarded(function () {
            marks = [];
            nonce = word;
            const template = Handlebars.compile(source, options());
            const text = template(JSON.parse(input), {data: JSON.parse(data), partials: JSON.parse(partials)});
            return {pieces: pieces(text)};
        });
    };

    // Compiling is lazy, so a check asks for the program itself.
    global.check = function (source) {
        return guarded(function () {
            Handlebars.precompile(source, options());
            return {pieces: []};
        });
    };
})
