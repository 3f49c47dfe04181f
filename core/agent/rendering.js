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

    // The last argument of a helper is its options, which know the place in the template.
    function fail(text, given) {
        const at = given[given.length - 1];
        throw new Handlebars.Exception(text, at && at.loc ? {loc: at.loc} : undefined);
    }

    function needArguments(name, count, given) {
        if (given.length - 1 < count)
            fail("{{" + name + "}} needs " + (count === 1 ? "one value" : count + " values"), given);
    }

    helper("role", function (role) {
        needArguments("role", 1, arguments);
        if (!/^[a-z]+$/.test(String(role)))
            fail("{{role}} needs a word such as \"system\", \"user\" or \"model\"", arguments);
        return mark({role: String(role)});
    });
    helper("history", function () { return mark({history: true}); });
    helper("section", function (name) {
        needArguments("section", 1, arguments);
        return mark({section: String(name)});
    });
    helper("media", function (options) {
        const hash = arguments[arguments.length - 1].hash;
        if (hash.url === undefined || hash.url === null || hash.url === "")
            fail("{{media}} needs url=…", arguments);
        const media = {url: String(hash.url)};
        if (hash.contentType)
            media.contentType = String(hash.contentType);
        return mark({media: media});
    });
    helper("json", function (value, options) {
        needArguments("json", 1, arguments);
        return new SafeString(JSON.stringify(value, null, options.hash.indent || 0));
    });
    helper("ifEquals", function (left, right, options) {
        needArguments("ifEquals", 2, arguments);
        return left === right ? options.fn(this) : options.inverse(this);
    });
    helper("unlessEquals", function (left, right, options) {
        needArguments("unlessEquals", 2, arguments);
        return left !== right ? options.fn(this) : options.inverse(this);
    });

    function options() { return {knownHelpers: known, knownHelpersOnly: true, noEscape: true}; }

    // Errors are values: QJSValue::isError() does not know Handlebars' own. Places are those of the template or partial.
    function failure(error, partial) {
        const parsed = error.hash && error.hash.loc;
        const start = parsed ? {line: parsed.first_line, column: parsed.first_column}
            : error instanceof Handlebars.Exception && error.column !== undefined ? {line: error.lineNumber, column: error.column} : {}; // without a column the line is that of handlebars.js
        const text = String(error && error.message || error).replace(/ - \d+:\d+$/, "");
        return {error: text, line: start.line, column: start.column, partial: error.partial || partial};
    }

    function guarded(function_) {
        try {
            return JSON.stringify(function_());
        } catch (error) {
            return JSON.stringify(failure(error));
        }
    }

    global.compile = function (source) { return Handlebars.compile(source, options()); }; // lazy: mistakes show at the first use

    // A partial that says whose text it was when it fails.
    global.partial = function (name, template) {
        return function (context, given) {
            try {
                return template(context, given);
            } catch (error) {
                if ((error instanceof Handlebars.Exception || (error.hash && error.hash.loc)) && error.partial === undefined)
                    error.partial = name;
                throw error;
            }
        };
    };

    // The marks on a line of their own, then the text with the markers in it: so the text, which may be long, is not quoted
    // and read again. An error is JSON without a line end.
    global.render = function (template, input, data, partials, word) {
        try {
            marks = [];
            nonce = word;
            const text = template(JSON.parse(input), {data: JSON.parse(data), partials: partials});
            return JSON.stringify(marks) + "\n" + text;
        } catch (error) {
            return JSON.stringify(failure(error));
        }
    };

    // Compiling is lazy, so a check asks for the program itself.
    global.check = function (source) {
        return guarded(function () {
            Handlebars.precompile(source, options());
            return {pieces: []};
        });
    };

    // What a template uses. Scopes are "root", the input itself, and "other", a value inside it.
    global.outline = function (source) {
        return guarded(function () {
            const found = {variables: [], partials: [], helpers: [], whole: false};
            const place = function (node) { return {line: node.loc.start.line, column: node.loc.start.column, endLine: node.loc.end.line, endColumn: node.loc.end.column}; };
            const keepScope = {"if": true, "unless": true, "ifEquals": true, "unlessEquals": true};

            // scopes: what `this` was, from the root on; locals: names of block parameters
            function path(node, scopes, locals) {
                if (node.type !== "PathExpression")
                    return expression(node, scopes, locals);
                if (node.data) {
                    if (node.parts[0] === "root" && node.parts.length > 1)
                        found.variables.push(Object.assign(place(node), {name: node.parts[1], path: node.parts.slice(1)}));
                    else if (node.parts[0] === "root")
                        found.whole = true;
                    return;
                }
                if (node.depth === 0 && node.parts.length > 0 && locals.indexOf(node.parts[0]) >= 0 && !/^(this|\.)/.test(node.original))
                    return;
                const scope = scopes[scopes.length - 1 - node.depth];
                if (scope !== "root")
                    return;
                if (node.parts.length === 0)
                    found.whole = true;
                else
                    found.variables.push(Object.assign(place(node), {name: node.parts[0], path: node.parts}));
            }

            function expression(node, scopes, locals) {
                if (node.type === "SubExpression")
                    call(node, scopes, locals);
                else if (node.type === "PathExpression")
                    path(node, scopes, locals);
            }

            function call(node, scopes, locals) {
                const isCall = node.params.length > 0 || (node.hash && node.hash.pairs.length > 0) || node.type === "SubExpression";
                const name = node.path.original;
                if (isCall || known[name] || Handlebars.helpers[name] !== undefined && node.type === "BlockStatement")
                    found.helpers.push(Object.assign(place(node.path), {name: String(name)}));
                else
                    path(node.path, scopes, locals);
                node.params.forEach(function (parameter) { expression(parameter, scopes, locals); });
                if (node.hash)
                    node.hash.pairs.forEach(function (pair) { expression(pair.value, scopes, locals); });
            }

            function block(node, scopes, locals) {
                call(node, scopes, locals);
                const name = node.path.original;
                let inner = scopes;
                if (!keepScope[name]) {
                    const first = node.params[0];
                    const same = name === "with" && first && first.type === "PathExpression" && first.parts.length === 0 && first.depth === 0 && !first.data;
                    inner = scopes.concat(same ? scopes[scopes.length - 1] : "other");
                }
                const names = node.program && node.program.blockParams ? locals.concat(node.program.blockParams) : locals;
                program(node.program, inner, names);
                program(node.inverse, scopes, locals);
            }

            function partial(node, scopes, locals) {
                const name = node.name.type === "PathExpression" ? node.name.original : undefined;
                const first = node.params[0];
                const same = !first || (first.type === "PathExpression" && first.parts.length === 0 && first.depth === 0 && !first.data);
                const isRoot = same && scopes[scopes.length - 1] === "root";
                const given = node.hash ? node.hash.pairs.map(function (pair) { return pair.key; }) : [];
                if (name !== undefined)
                    found.partials.push(Object.assign(place(node.name), {name: name, root: isRoot, given: given}));
                else
                    expression(node.name, scopes, locals);
                if (!same)
                    expression(first, scopes, locals);
                if (node.hash)
                    node.hash.pairs.forEach(function (pair) { expression(pair.value, scopes, locals); });
                program(node.program, scopes, locals);
            }

            function program(node, scopes, locals) {
                (node ? node.body : []).forEach(function (part) {
                    if (part.type === "MustacheStatement")
                        call(part, scopes, locals);
                    else if (part.type === "BlockStatement")
                        block(part, scopes, locals);
                    else if (part.type === "PartialStatement" || part.type === "PartialBlockStatement")
                        partial(part, scopes, locals);
                });
            }

            program(Handlebars.parse(source), ["root"], []);
            return {pieces: [found]};
        });
    };
})
