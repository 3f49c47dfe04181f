// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "core/agent/dotprompt.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJSEngine>

using namespace Qt::StringLiterals;

namespace app {

namespace {

const QByteArray kPrompt = R"(---
model: rehearsal
config: {temperature: 0.2}
input:
  schema:
    name: string
    findings(array): string
---
{{role "system"}}
You help {{name}}. {{#if findings}}Look at each finding.{{/if}}
{{role "user"}}
{{#each findings}}- {{this}}
{{/each}}
)";

core::DotpromptRequest request()
{
    core::YamlValue findings{.kind = core::YamlValue::Kind::List};
    for (int i = 0; i < 20; ++i)
        findings.items.append(core::YamlValue::string(u"finding number %1 of the list"_s.arg(i)));
    core::DotpromptRequest request;
    request.input.insert(u"name"_s, core::YamlValue::string(u"Ann"_s));
    request.input.insert(u"findings"_s, findings);
    return request;
}

/*! The same template in an engine without us: handlebars.js, compiled once, one call with JSON text, one string back. */
class BareEngine final
{
public:
    explicit BareEngine(const QString &body)
    {
        QFile source(u":/station/handlebars.js"_s);
        if (source.open(QIODevice::ReadOnly))
            m_engine.evaluate(QString::fromUtf8(source.readAll()));
        m_engine.globalObject().setProperty(u"source"_s, body);
        m_call = m_engine.evaluate(u"Handlebars.registerHelper('role', function (role) { return '[' + role + ']'; });"
                                   "var template = Handlebars.compile(source, {noEscape: true}); (function (input) { return template(JSON.parse(input)); })"_s);
    }

    QString render(const QString &input) { return m_call.call({input}).toString(); }

private:
    QJSEngine m_engine;
    QJSValue m_call;
};

template <typename Render>
double microseconds(int count, Render render)
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < count; ++i)
        render();
    return double(clock.nsecsElapsed()) / 1000 / count;
}

} // namespace

MeasureTask measurePromptRender(Setting setting)
{
    const auto file = core::PromptFile::parse(kPrompt, u"bench.prompt"_s);
    if (!file)
        co_return std::unexpected(file.error());
    core::TemplateEngine engine;
    const core::Dotprompt dotprompt(engine);
    const core::DotpromptRequest wanted = request();
    const QString input = QString::fromUtf8(wanted.input.toJsonText());
    BareEngine bare(file->body());
    const auto rendered = dotprompt.render(*file, wanted);
    if (!rendered)
        co_return std::unexpected(rendered.error());
    if (rendered->value("messages"_L1).toArray().size() != 2 || !bare.render(input).contains("[user]"_L1))
        co_return lattice::failed(lattice::Fault::Invalid, u"the prompt was not rendered"_s);

    const int count = setting.quick ? 500 : 3000;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < (setting.quick ? 5 : 11); ++round) {
        ours.push_back(microseconds(count, [&] { std::ignore = dotprompt.render(*file, wanted); }));
        theirs.push_back(microseconds(count, [&] { bare.render(input); }));
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

} // namespace app
