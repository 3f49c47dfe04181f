// SPDX-License-Identifier: Apache-2.0
#include "core/agent/templateengine.h"

#include "core/agent/watchdog.h"

#include <QFile>
#include <QJSEngine>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString readResource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not built in", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QString handlebarsSource()
{
    QString source = readResource(u":/station/handlebars.js"_s);
    // Two places of 4.7.7 that lose an error's message in Qt's engine: `stack` is read-only there, and a thrown prototype is mute.
    source.replace("\"number\",\"stack\"]"_L1, "\"number\"]"_L1);
    source.replace("throw r.prototype=Error,new r(t,e)"_L1, "throw new r(t,e)"_L1);
    return source;
}

/*! Keeps Qt's linter quiet about handlebars.js, which it warns of hundreds of times; other categories stay as they are. */
class LintSilence final
{
public:
    LintSilence() { s_former = QLoggingCategory::installFilter(&LintSilence::filter); }
    ~LintSilence() { QLoggingCategory::installFilter(s_former); }
    Q_DISABLE_COPY_MOVE(LintSilence)

private:
    static void filter(QLoggingCategory *category)
    {
        if (s_former)
            s_former(category);
        const QLatin1StringView name(category->categoryName());
        if (name == "qt.qml.usedbeforedeclared"_L1 || name == "qt.qml.compiler"_L1)
            category->setEnabled(QtWarningMsg, false);
    }

    static inline QLoggingCategory::CategoryFilter s_former = nullptr;
};

QString nonce()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray::fromRawData(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace

class TemplateEngine::Private
{
public:
    Private()
    {
        const LintSilence silence;
        engine.evaluate(handlebarsSource(), u"handlebars.js"_s);
        const QJSValue handlebars = engine.globalObject().property(u"Handlebars"_s);
        const QJSValue install = engine.evaluate(readResource(u":/station/rendering.js"_s), u"rendering.js"_s);
        QJSValue api = engine.newObject();
        const QJSValue done = install.call({api, handlebars});
        if (done.isError())
            qFatal("rendering.js: %s", qPrintable(done.toString()));
        render = api.property(u"render"_s);
        check = api.property(u"check"_s);
        outline = api.property(u"outline"_s);
    }

    std::expected<QJsonArray, Failure> call(const QJSValue &function, const QJSValueList &arguments, std::chrono::milliseconds limit)
    {
        watchdog.watch(limit);
        const QJSValue answer = function.call(arguments);
        watchdog.rest();
        if (engine.isInterrupted()) {
            engine.setInterrupted(false);
            return std::unexpected(Failure{lattice::Fault::Timeout, u"rendering took more than %1 ms"_s.arg(limit.count()), 0, 0, {}});
        }
        const QJsonObject object = QJsonDocument::fromJson(answer.toString().toUtf8()).object();
        if (object.contains("pieces"_L1))
            return object.value("pieces"_L1).toArray();
        QString what = object.value("error"_L1).toString(answer.toString());
        if (what.contains("call stack"_L1))
            what = u"partials that include each other without end"_s;
        const int line = object.value("line"_L1).toInt();
        return std::unexpected(Failure{lattice::Fault::Invalid, what, line, line > 0 ? object.value("column"_L1).toInt() + 1 : 0, object.value("partial"_L1).toString()});
    }

    QJSEngine engine;
    QJSValue render;
    QJSValue check;
    QJSValue outline;
    Watchdog watchdog{[this] { engine.setInterrupted(true); }}; // goes first: it uses the engine
};

TemplateEngine::TemplateEngine() = default;

TemplateEngine::~TemplateEngine() = default;

std::expected<QJsonArray, TemplateEngine::Failure> TemplateEngine::render(const QString &source, const QByteArray &inputJson,
                                                                          const QByteArray &dataJson, const Partials &partials)
{
    if (partials.isEmpty())
        return engine().call(m_private->render, {source, QString::fromUtf8(inputJson), QString::fromUtf8(dataJson), u"{}"_s, nonce()}, m_limit);
    QJsonObject partialTexts;
    for (auto partial = partials.begin(); partial != partials.end(); ++partial)
        partialTexts.insert(partial.key(), partial.value());
    const QByteArray partialsJson = QJsonDocument(partialTexts).toJson(QJsonDocument::Compact);
    return engine().call(m_private->render,
                         {source, QString::fromUtf8(inputJson), QString::fromUtf8(dataJson), QString::fromUtf8(partialsJson), nonce()}, m_limit);
}

std::expected<void, TemplateEngine::Failure> TemplateEngine::check(const QString &source)
{
    const auto checked = engine().call(m_private->check, {source}, m_limit);
    if (!checked)
        return std::unexpected(checked.error());
    return {};
}

std::expected<QJsonObject, TemplateEngine::Failure> TemplateEngine::outline(const QString &source)
{
    const auto found = engine().call(m_private->outline, {source}, m_limit);
    if (!found)
        return std::unexpected(found.error());
    return found->first().toObject();
}

QStringList TemplateEngine::helpers()
{
    return {u"each"_s, u"history"_s, u"if"_s, u"ifEquals"_s, u"json"_s, u"log"_s, u"lookup"_s, u"media"_s, u"role"_s, u"section"_s, u"unless"_s, u"unlessEquals"_s, u"with"_s};
}

TemplateEngine::Private &TemplateEngine::engine()
{
    if (!m_private)
        m_private = std::make_unique<Private>();
    return *m_private;
}

} // namespace core
