// SPDX-License-Identifier: Apache-2.0
#include "core/agent/templateengine.h"

#include "core/agent/watchdog.h"

#include <QCache>
#include <QFile>
#include <QJSEngine>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMutex>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kKeptBytes = 8 * 1024 * 1024; // of compiled templates by a guess of ours: a few hundred

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

/*! Keeps Qt's linter quiet about handlebars.js, which it warns of hundreds of times; other categories stay as they are. One at a time: of two at once, each would keep the other as the former one. */
class LintSilence final
{
public:
    LintSilence() { s_former = QLoggingCategory::installFilter(&LintSilence::filter); }
    ~LintSilence() { QLoggingCategory::installFilter(s_former); }
    Q_DISABLE_COPY_MOVE(LintSilence)

private:
    const QMutexLocker<QMutex> m_alone{&s_mutex};

    static void filter(QLoggingCategory *category)
    {
        if (s_former)
            s_former(category);
        const QLatin1StringView name(category->categoryName());
        if (name == "qt.qml.usedbeforedeclared"_L1 || name == "qt.qml.compiler"_L1)
            category->setEnabled(QtWarningMsg, false);
    }

    static inline QMutex s_mutex;
    static inline QLoggingCategory::CategoryFilter s_former = nullptr;
};

QString nonce()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray::fromRawData(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

TemplateEngine::Failure failureOf(const QJsonObject &object, const QString &answer)
{
    QString what = object.value("error"_L1).toString(answer);
    if (what.contains("call stack"_L1))
        what = u"partials that include each other without end"_s;
    const int line = object.value("line"_L1).toInt();
    return {.fault = lattice::Fault::Invalid, .what = what, .line = line, .column = line > 0 ? object.value("column"_L1).toInt() + 1 : 0, .partial = object.value("partial"_L1).toString()};
}

/*! What guarded() of rendering.js returns. */
std::expected<QJsonArray, TemplateEngine::Failure> piecesOf(const QString &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.toUtf8()).object();
    if (object.contains("pieces"_L1))
        return object.value("pieces"_L1).toArray();
    return std::unexpected(failureOf(object, answer));
}

/*! White space as JavaScript's trim() knows it. */
bool isBlank(QStringView text)
{
    return std::ranges::all_of(text, [](QChar letter) { return (letter.isSpace() && letter.unicode() != 0x85) || letter.unicode() == 0xfeff; });
}

/*! \a text cut at its markers, which only this rendering can have made: they hold its word. */
QJsonArray cut(QStringView text, const QJsonArray &marks, const QString &word)
{
    const QString beginning = u"<<<"_s + word + u':';
    QJsonArray pieces;
    const auto take = [&pieces](QStringView part) {
        if (!isBlank(part))
            pieces.append(QJsonObject{{u"text"_s, part.toString()}});
    };
    qsizetype done = 0;
    for (qsizetype begin = text.indexOf(beginning); begin >= 0; begin = text.indexOf(beginning, begin + 1)) {
        const qsizetype digits = begin + beginning.size();
        const qsizetype end = text.indexOf(u">>>", digits);
        bool isNumber = false;
        const int number = end < 0 ? -1 : text.sliced(digits, end - digits).toInt(&isNumber);
        if (!isNumber || number < 0 || number >= marks.size())
            continue;
        take(text.sliced(done, begin - done));
        pieces.append(marks.at(number));
        done = end + 3;
    }
    take(text.sliced(done));
    return pieces;
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
        compile = api.property(u"compile"_s);
        partial = api.property(u"partial"_s);
        render = api.property(u"render"_s);
        check = api.property(u"check"_s);
        outline = api.property(u"outline"_s);
    }

    /*! What \a function returns; a Timeout when it takes too long. */
    std::expected<QString, Failure> call(const QJSValue &function, const QJSValueList &arguments, std::chrono::milliseconds limit)
    {
        watchdog.watch(limit);
        const QJSValue answer = function.call(arguments);
        watchdog.rest();
        if (engine.isInterrupted()) {
            engine.setInterrupted(false);
            return std::unexpected(Failure{lattice::Fault::Timeout, u"rendering took more than %1 ms"_s.arg(limit.count()), 0, 0, {}});
        }
        return answer.toString();
    }

    /*! The function of a template; compiling takes a hundred times as long as rendering, so the last ones are kept. */
    QJSValue compiled(const QString &source)
    {
        if (const QJSValue *kept = templates.object(source))
            return *kept;
        const QJSValue made = compile.call({source});
        templates.insert(source, new QJSValue(made), 1024 + 20 * source.size());
        return made;
    }

    QJSValue partialsOf(const Partials &texts)
    {
        if (texts == lastTexts && !lastPartials.isUndefined())
            return lastPartials;
        lastTexts = texts;
        lastPartials = engine.newObject();
        for (auto text = texts.begin(); text != texts.end(); ++text)
            lastPartials.setProperty(text.key(), partial.call({text.key(), compiled(text.value())}));
        return lastPartials;
    }

    QJSEngine engine;
    QJSValue compile;
    QJSValue partial;
    QCache<QString, QJSValue> templates{kKeptBytes}; //!< by their text
    Partials lastTexts;
    QJSValue lastPartials;
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
    Private &inner = engine();
    const QString word = nonce();
    const auto answer = inner.call(inner.render, {inner.compiled(source), QString::fromUtf8(inputJson), QString::fromUtf8(dataJson), inner.partialsOf(partials), word}, m_limit);
    if (!answer)
        return std::unexpected(answer.error());
    const qsizetype line = answer->indexOf(u'\n');
    if (line < 0)
        return std::unexpected(failureOf(QJsonDocument::fromJson(answer->toUtf8()).object(), *answer));
    const QJsonArray marks = line > 2 ? QJsonDocument::fromJson(QStringView(*answer).first(line).toUtf8()).array() : QJsonArray();
    return cut(QStringView(*answer).sliced(line + 1), marks, word);
}

std::expected<void, TemplateEngine::Failure> TemplateEngine::check(const QString &source)
{
    const auto answer = engine().call(m_private->check, {source}, m_limit);
    const auto checked = answer ? piecesOf(*answer) : std::unexpected(answer.error());
    if (!checked)
        return std::unexpected(checked.error());
    return {};
}

std::expected<QJsonObject, TemplateEngine::Failure> TemplateEngine::outline(const QString &source)
{
    const auto answer = engine().call(m_private->outline, {source}, m_limit);
    const auto found = answer ? piecesOf(*answer) : std::unexpected(answer.error());
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
