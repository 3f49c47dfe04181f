// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/environments/policydesk.h"

#include "app/errortext.h"
#include "core/tool/policytext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;
using core::ToolPolicy;

Q_LOGGING_CATEGORY(policyDeskLog, "station.window.policy")

namespace app {

namespace {

constexpr qint64 kOneTyping = 700; // ms; letters that come faster are one change
constexpr qsizetype kMostPast = 200;
constexpr int kKeptAfter = 1000;     // ms
constexpr qint64 kMostKept = 16 << 20; // bytes; policies have some hundred
constexpr qsizetype kNamed = 4;
const QString kSource = u"policy.yml"_s;

core::ToolInfo toolOf(const QJsonObject &row)
{
    core::ToolInfo tool;
    tool.name = row["name"_L1].toString();
    tool.server = row["server"_L1].toString();
    tool.hints.readOnly = row["read_only"_L1].toBool();
    tool.hints.destructive = row["destructive"_L1].toBool();
    return tool;
}

/*! As an editor has it. */
QString withPlainLines(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

/*! Where the words `policy.yml:LINE:COLUMN: …` point to in \a text; -1: nowhere. */
int placeOf(const QString &text, const QString &words)
{
    static const QRegularExpression form(u":(\\d+):(\\d+): "_s);
    const auto match = form.match(words);
    if (!match.hasMatch())
        return -1;
    qsizetype begin = 0;
    for (int line = 1; line < match.captured(1).toInt(); ++line) {
        const qsizetype end = text.indexOf(u'\n', begin);
        if (end < 0)
            break;
        begin = end + 1;
    }
    const qsizetype end = text.indexOf(u'\n', begin);
    return int(std::min(begin + match.captured(2).toInt() - 1, end < 0 ? text.size() : end));
}

} // namespace

PolicyDesk::PolicyDesk(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_rules({"pattern", "verdict", "meaning", "idle"}, 2), m_tools({"server", "name", "verdict", "verdictText", "why", "hint"}, 2)
{
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(kKeptAfter);
    connect(&m_keeping, &QTimer::timeout, this, &PolicyDesk::keep);
}

PolicyDesk::~PolicyDesk() { keep(); }

void PolicyDesk::openDrafts(const QString &path)
{
    m_path = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostKept)
        return;
    m_kept = file.readAll();
    const QJsonObject drafts = QJsonDocument::fromJson(m_kept).object();
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft) {
        const QJsonObject json = draft.value().toObject();
        if (const QString revision = json["revision"_L1].toString(); !revision.isEmpty())
            m_drafts.insert(draft.key(), {.text = json["text"_L1].toString(), .saved = json["saved"_L1].toString(), .revision = revision, .past = {}});
    }
}

void PolicyDesk::keep()
{
    if (m_path.isEmpty())
        return;
    QJsonObject drafts;
    for (auto draft = m_drafts.constBegin(); draft != m_drafts.constEnd(); ++draft) {
        if (draft->text != draft->saved)
            drafts[draft.key()] = QJsonObject{{u"text"_s, draft->text}, {u"saved"_s, draft->saved}, {u"revision"_s, draft->revision}};
    }
    const QByteArray json = drafts.isEmpty() ? QByteArray() : QJsonDocument(drafts).toJson();
    if (json == std::exchange(m_kept, json))
        return;
    QSaveFile file(m_path);
    const bool isKept = json.isEmpty() ? QFile::remove(m_path) : file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
    if (!isKept)
        qCWarning(policyDeskLog, "drafts of policies are not kept: %ls: %ls", qUtf16Printable(m_path), qUtf16Printable(file.errorString()));
}

const PolicyDesk::Draft &PolicyDesk::now() const
{
    static const Draft none;
    const auto draft = m_drafts.constFind(m_environment);
    return draft == m_drafts.constEnd() ? none : *draft;
}

void PolicyDesk::open(const QString &environment)
{
    if (environment != m_environment) {
        m_environment = environment;
        m_known.clear();
        m_problem.clear();
        m_problemWords.clear();
        m_busy = false;
    }
    ++m_load;
    m_loading = !environment.isEmpty();
    if (m_loading) {
        m_verbs.ask(u"policy.show"_s, {{u"environment"_s, environment}}, this, [this, load = m_load](const lattice::Result<QJsonObject> &answer) {
            if (load != m_load)
                return;
            m_loading = false;
            setProblem(answer);
            if (answer)
                take(*answer, m_drafts[m_environment]);
            judge();
        });
    }
    judge();
}

void PolicyDesk::setProblem(const lattice::Result<QJsonObject> &answer)
{
    m_problem = answer ? QString() : ErrorText::describe(answer.error());
    m_problemWords = answer ? QString() : answer.error().detail;
}

/*! What the file says now. A draft that was begun stays, and where the file is another one by now, that is said. */
void PolicyDesk::take(const QJsonObject &answer, Draft &draft)
{
    const QString source = answer["text"_L1].toString(), text = withPlainLines(source), revision = answer["revision"_L1].toString();
    const bool isBegun = draft.text != draft.saved && !draft.revision.isEmpty();
    if (isBegun && revision != draft.revision && text != draft.text) {
        draft.conflict = true;
    } else {
        if (!isBegun && text != draft.text) {
            draft.text = text;
            draft.past.clear();
        }
        draft.saved = text;
        draft.revision = revision;
        draft.conflict = false;
    }
    draft.windowsLines = source.contains("\r\n"_L1) && source.count("\r\n"_L1) == source.count(u'\n');
    m_file = answer["file"_L1].toString();
    if (!answer.contains("tools"_L1) || answer.contains("problem"_L1))
        return; // of a broken file nothing was told
    m_known.clear();
    for (const QJsonValue tool : answer["tools"_L1].toArray())
        m_known.append(toolOf(tool.toObject()));
}

/*! Reads the draft as the engine would, and says what it means. */
void PolicyDesk::judge()
{
    const auto policy = ToolPolicy::parse(text().toUtf8(), kSource);
    m_trouble = policy ? QString() : policy.error().detail;
    m_troubleAt = policy ? -1 : placeOf(text(), m_trouble);
    if (policy) {
        QHash<QString, QStringList> fitting;
        QList<QVariantMap> tools, rules;
        for (const core::ToolInfo &tool : std::as_const(m_known)) {
            const ToolPolicy::Rule *rule = policy->ruleFor(tool);
            const QString verdict = core::verdictName(policy->verdict(tool));
            if (rule)
                fitting[rule->word + u'\n' + verdict] << tool.name;
            tools.append({{u"server"_s, tool.server}, {u"name"_s, tool.name}, {u"verdict"_s, verdict}, {u"verdictText"_s, verdictText(verdict)}, {u"why"_s, rule ? rule->word : tr("all others")},
                          {u"hint"_s, core::isReadOnly(tool) ? tr("read-only") : core::isDestructive(tool) ? tr("may destroy") : QString()}});
        }
        for (const ToolPolicy::Rule &rule : policy->rules()) {
            const QString verdict = core::verdictName(rule.verdict);
            const QStringList names = fitting.value(rule.word + u'\n' + verdict);
            const QString some = names.mid(0, kNamed).join(u", "_s) + (names.size() > kNamed ? u", …"_s : QString());
            rules.append({{u"pattern"_s, rule.word}, {u"verdict"_s, verdict}, {u"idle"_s, names.isEmpty()},
                          {u"meaning"_s, names.isEmpty() ? tr("decides for no tool that is known now") : tr("decides for %n tool(s): %1", "", int(names.size())).arg(some)}});
        }
        m_standard = core::verdictName(policy->standard());
        m_rules.setRows(rules);
        m_tools.setRows(tools);
    }
    m_keeping.start();
    Q_EMIT changed();
}

void PolicyDesk::put(const QString &text, bool typed)
{
    if (!isLoaded() || text == this->text())
        return;
    Draft &draft = m_drafts[m_environment];
    const bool joins = typed && m_typed.isValid() && m_typed.elapsed() < kOneTyping && !draft.past.isEmpty();
    if (!joins) {
        draft.past.append(draft.text);
        if (draft.past.size() > kMostPast)
            draft.past.removeFirst();
    }
    draft.text = text;
    if (typed)
        m_typed.start();
    else
        m_typed.invalidate();
    judge();
}

void PolicyDesk::put(const lattice::Result<QByteArray> &text)
{
    if (text)
        return put(QString::fromUtf8(*text), false);
    m_problem = ErrorText::describe(text.error());
    m_problemWords = text.error().detail;
    Q_EMIT changed();
}

void PolicyDesk::edit(const QString &text) { put(text, true); }

void PolicyDesk::setRule(const QString &pattern, const QString &verdict)
{
    if (const auto wanted = core::verdictNamed(verdict))
        put(core::PolicyText::withRule(text().toUtf8(), kSource, pattern, *wanted));
}

void PolicyDesk::removeRule(const QString &pattern) { put(core::PolicyText::withoutRule(text().toUtf8(), kSource, pattern)); }

void PolicyDesk::setStandard(const QString &verdict)
{
    if (const auto wanted = core::verdictNamed(verdict))
        put(core::PolicyText::withDefault(text().toUtf8(), kSource, *wanted));
}

void PolicyDesk::undo()
{
    if (!isUndoable())
        return;
    Draft &draft = m_drafts[m_environment];
    draft.text = draft.past.takeLast();
    m_typed.invalidate();
    judge();
}

void PolicyDesk::save()
{
    if (isEdited() && m_trouble.isEmpty() && !isConflict())
        store(false);
}

void PolicyDesk::overwrite()
{
    if (m_trouble.isEmpty())
        store(true);
}

void PolicyDesk::takeTheirs()
{
    Draft &draft = m_drafts[m_environment];
    draft.text = draft.saved;
    draft.conflict = false;
    draft.past.clear();
    open(m_environment);
}

void PolicyDesk::store(bool whateverIsThere)
{
    if (m_busy || !isLoaded())
        return;
    const QString environment = m_environment;
    QJsonObject arguments{{u"environment"_s, environment}, {u"text"_s, now().windowsLines ? text().replace(u'\n', "\r\n"_L1) : text()}};
    if (!whateverIsThere)
        arguments[u"revision"_s] = now().revision;
    m_busy = true;
    ++m_load; // an older answer says less
    m_loading = false;
    m_verbs.ask(u"policy.set"_s, arguments, this, [this, environment](const lattice::Result<QJsonObject> &answer) {
        Draft &draft = m_drafts[environment];
        if (answer) {
            draft.saved = withPlainLines((*answer)["text"_L1].toString()); // typed on meanwhile: that is the next draft
            draft.revision = (*answer)["revision"_L1].toString();
            draft.conflict = false;
        } else if (answer.error().fault == lattice::Fault::Conflict) {
            draft.conflict = true;
        }
        if (environment != m_environment)
            return;
        m_busy = false;
        setProblem(answer);
        judge();
    });
    Q_EMIT changed();
}

QString PolicyDesk::verdictText(const QString &verdict)
{
    return verdict == "allow"_L1 ? tr("allowed") : verdict == "ask"_L1 ? tr("a person decides") : verdict == "deny"_L1 ? tr("denied") : verdict;
}

QString PolicyDesk::patternProblem(const QString &pattern)
{
    if (pattern.trimmed().isEmpty())
        return {};
    const auto text = core::PolicyText::withRule({}, kSource, pattern, ToolPolicy::Verdict::Ask);
    return text ? QString() : tr("A tool, server/tool, or a server, with * if need be; or @destructive, @read-only.");
}

} // namespace app
