// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agentdocument.h"

#include "app/desktop/agents/prompthighlighter.h"
#include "app/errortext.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::Result;

namespace app {

AgentDocument::AgentDocument(VerbClient &verbs, PromptJobs &jobs, PromptKnowledge &knowledge, const QString &environment, const QString &file, const QString &drafts, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_jobs(jobs), m_knowledge(knowledge), m_environment(environment), m_file(file), m_drafts(drafts), m_document(&m_own), m_versions(verbs), m_trial(verbs, *this, drafts)
{
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(100ms);
    connect(&m_checkTimer, &QTimer::timeout, this, &AgentDocument::check);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(2s);
    connect(&m_draftTimer, &QTimer::timeout, this, &AgentDocument::keepDraft);
    m_disk.setSingleShot(true);
    m_disk.setInterval(150ms);
    connect(&m_disk, &QTimer::timeout, this, &AgentDocument::lookAgain);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_disk.start(); });
    connect(&m_versions, &AgentVersions::changed, this, &AgentDocument::factsChanged);
    connect(&m_versions, &AgentVersions::restored, this, &AgentDocument::lookAgain);
    connect(&m_knowledge, &PromptKnowledge::changed, this, [this](const QString &changed) {
        if (changed.isEmpty()) {
            const auto *agent = m_knowledge.tree().agent(m_environment, m_file);
            if (m_loaded && !m_loading && !m_saving && (!agent || agent->revision != m_revision) && m_knowledge.tree().environment(m_environment))
                m_disk.start();
        }
        if (m_loaded && (changed.isEmpty() || changed == m_environment))
            m_checkTimer.start();
        Q_EMIT factsChanged();
    });
    watchText();
}

AgentDocument::~AgentDocument() = default;

QString AgentDocument::title() const { return m_name.isEmpty() ? QFileInfo(m_file).completeBaseName() : m_name; }

/*! A file's stem finds it even when it is broken, and stays when the agent is renamed. */
QString AgentDocument::handle() const { return QFileInfo(m_file).completeBaseName(); }

void AgentDocument::open(const std::optional<AgentDraft> &draft)
{
    m_restore = draft;
    m_versions.setAgent(m_environment, handle());
    m_knowledge.refresh(m_environment);
    lookAgain();
    m_versions.reload();
}

void AgentDocument::lookAgain()
{
    if (m_saving)
        return m_disk.start(); // after it: what it writes is no news
    m_loading = true;
    m_verbs.ask(u"agent.show"_s, {{u"name"_s, handle()}, {u"environment"_s, m_environment}}, this, [this, read = ++m_reads](const Result<QJsonObject> &answer) {
        if (read != m_reads)
            return;
        m_loading = false;
        const bool another = answer && (*answer)[u"file"_s].toString() != m_file;
        m_gone = (!answer && answer.error().fault == lattice::Fault::NotFound) || another;
        if (m_gone && !m_loaded && m_restore) { // what was not saved outlives its file
            m_loaded = true;
            show({}, {});
        } else if (m_gone) {
            m_problem = m_loaded ? QString() : tr("There is no such file any more: %1").arg(m_file);
        } else if (!answer) {
            m_problem = ErrorText::describe(answer.error()) + u'\n' + answer.error().detail;
        } else {
            m_problem.clear();
            take(*answer);
        }
        watchFile();
        Q_EMIT stateChanged();
        Q_EMIT factsChanged();
    });
    Q_EMIT stateChanged();
}

void AgentDocument::take(const QJsonObject &answer)
{
    QString source = answer[u"source"_s].toString();
    const QString revision = answer[u"revision"_s].toString();
    m_name = answer[u"name"_s].toString();
    m_error = answer[u"error"_s].toString();
    if (m_loaded && revision == m_revision)
        return;
    m_windowsLines = source.contains("\r\n"_L1) && source.count("\r\n"_L1) == source.count(u'\n');
    if (m_windowsLines)
        source.replace("\r\n"_L1, "\n"_L1);
    m_readOnlyReason = source.contains(u'\r') || source.contains(QChar::ParagraphSeparator) || source.contains(QChar::Null)
        ? tr("The lines of this file end in different ways, which an editor would make one. Change it elsewhere, or by commands.") : QString();
    if (m_loaded && isDirty()) {
        m_theirs = Theirs{.text = source, .revision = revision};
        return;
    }
    m_loaded = true;
    show(source, revision);
    m_versions.reload();
}

void AgentDocument::show(const QString &text, const QString &revision)
{
    const bool first = m_edits == 0;
    m_saved = text;
    m_revision = revision;
    m_savedAt = QFileInfo(m_file).lastModified();
    m_theirs.reset();
    if (first) {
        m_document->setPlainText(text); // there is nothing to undo yet
        textEdited();
        Q_EMIT begun();
    } else {
        setText(text);
    }
    if (const auto draft = std::exchange(m_restore, {}); draft && draft->text != text) {
        m_restoredAt = draft->time;
        m_keptAt = draft->time;
        if (!draft->revision.isEmpty() && draft->revision != revision && !m_gone)
            m_theirs = Theirs{.text = text, .revision = revision};
        setText(draft->text);
    } else if (draft) {
        dropDraft();
    }
    judge();
    m_checkTimer.start();
}

void AgentDocument::attach(QQuickTextDocument *document, bool dark)
{
    if (!document || m_document == document->textDocument())
        return;
    const QString text = this->text();
    m_document = document->textDocument();
    m_document->setPlainText(text);
    m_seen = m_document->revision();
    m_highlighter = new PromptHighlighter(m_document, dark);
    m_highlighter->setProblems(m_problems.problems());
    watchText();
}

void AgentDocument::setDark(bool dark)
{
    if (m_highlighter)
        m_highlighter->setDark(dark);
}

void AgentDocument::watchText()
{
    connect(m_document, &QTextDocument::contentsChanged, this, &AgentDocument::textEdited);
}

void AgentDocument::textEdited()
{
    if (!m_document || m_document->revision() == m_seen)
        return; // colors alone
    m_seen = m_document->revision();
    ++m_edits;
    Q_EMIT edited();
    if (!m_loaded)
        return;
    judge();
    m_checkTimer.start();
}

/*! Whether there is a draft, by the text alone: what was undone is no draft any more. */
void AgentDocument::judge()
{
    const bool dirty = m_loaded && (m_document->characterCount() - 1 != m_saved.size() || text() != m_saved);
    if (dirty) {
        if (!m_draftTimer.isActive())
            m_draftTimer.start();
    } else {
        dropDraft();
    }
    if (std::exchange(m_dirty, dirty) != dirty)
        Q_EMIT dirtyChanged();
    Q_EMIT factsChanged();
}

PromptCompletion::Known AgentDocument::known() const
{
    return {.tools = m_knowledge.tools(m_environment), .models = m_knowledge.models(), .agents = m_knowledge.agents(m_environment), .variables = m_outline.variables, .partials = m_outline.partials};
}

void AgentDocument::complete(int position, bool asked) { m_completion.look(text(), position, known(), asked); }

int AgentDocument::accept(int row)
{
    const QString words = m_completion.insertAt(row);
    const int end = replace(m_completion.from(), m_completion.length(), words);
    m_completion.clear();
    return end;
}

void AgentDocument::check()
{
    m_jobs.check(text(), m_file, m_knowledge.around(m_environment, m_file), this, [this, check = ++m_checks](const QList<core::Diagnostic> &found, const PromptJobs::Outline &outline) {
        if (check != m_checks)
            return;
        m_outline = outline;
        m_problems.setProblems(found);
        if (outline.inputSchema) // of a text that is no agent nothing is known; what was known stays
            m_trial.setInput(*outline.inputSchema);
        m_trial.reword();
        if (!std::exchange(m_checked, true))
            Q_EMIT factsChanged();
        if (m_highlighter)
            m_highlighter->setProblems(found);
    });
    m_versions.setText(text());
}

void AgentDocument::change(const QJsonObject &wanted, std::function<void(const QString &)> done)
{
    const QString before = text();
    m_jobs.change(before, m_file, wanted, this, [this, before, done = std::move(done)](const Result<QString> &after) {
        const bool isOurs = text() == before; // else somebody types at the same time, and says the last word
        if (after && isOurs)
            setText(*after);
        done(!after ? after.error().detail : isOurs ? QString() : tr("The text was changed at the same time; try again."));
    });
}

QByteArray AgentDocument::bytesOf(const QString &text) const
{
    return m_windowsLines ? QString(text).replace(u'\n', "\r\n"_L1).toUtf8() : text.toUtf8();
}

void AgentDocument::save()
{
    if (m_saving || !m_loaded || hasConflict() || !m_readOnlyReason.isEmpty() || (!m_dirty && !m_gone))
        return;
    const QString text = this->text();
    if (text.trimmed().isEmpty()) {
        m_saveProblem = tr("An agent without a text cannot be saved; delete it instead.");
        Q_EMIT stateChanged();
        return;
    }
    m_saving = true;
    ++m_reads; // what is being read is of before
    m_loading = false;
    m_saveProblem.clear();
    Q_EMIT stateChanged();
    QJsonObject arguments{{u"name"_s, m_gone ? title() : handle()}, {u"environment"_s, m_environment}, {u"source"_s, QString::fromUtf8(bytesOf(text))}};
    if (!m_gone && !m_revision.isEmpty())
        arguments[u"revision"_s] = m_revision;
    m_verbs.ask(m_gone ? u"agent.create"_s : u"agent.update"_s, arguments, this, [this, text](const Result<QJsonObject> &answer) { takeSaved(answer, text); });
}

void AgentDocument::takeSaved(const Result<QJsonObject> &answer, const QString &text)
{
    m_saving = false;
    if (answer) {
        m_saved = text;
        m_revision = (*answer)[u"revision"_s].toString();
        m_name = (*answer)[u"name"_s].toString();
        m_file = (*answer)[u"file"_s].toString(m_file);
        m_error.clear();
        m_gone = false;
        m_savedAt = QDateTime::currentDateTimeUtc();
        m_restoredAt = {};
        watchFile();
        judge();
        m_versions.setAgent(m_environment, handle());
        m_versions.reload();
        Q_EMIT saved();
    } else if (answer.error().fault == lattice::Fault::Conflict || answer.error().fault == lattice::Fault::NotFound) {
        m_saveProblem = answer.error().detail;
        lookAgain(); // who changed it is to be seen, not overwritten
    } else {
        m_saveProblem = answer.error().detail;
    }
    Q_EMIT stateChanged();
    Q_EMIT factsChanged();
}

void AgentDocument::revert()
{
    setText(m_saved);
    m_restoredAt = {};
    Q_EMIT stateChanged();
}

void AgentDocument::takeTheirs()
{
    if (!m_theirs)
        return;
    const Theirs theirs = *std::exchange(m_theirs, {});
    m_restoredAt = {};
    m_saveProblem.clear();
    m_saved = theirs.text;
    m_revision = theirs.revision;
    setText(theirs.text);
    judge();
    Q_EMIT stateChanged();
}

void AgentDocument::keepMine()
{
    if (!m_theirs)
        return;
    m_saved = m_theirs->text; // the next save is on top of it, and theirs stays as a version
    m_revision = m_theirs->revision;
    m_theirs.reset();
    m_saveProblem.clear();
    judge();
    Q_EMIT stateChanged();
}

void AgentDocument::compareWithFile() { m_comparison.setTexts(m_theirs ? m_theirs->text : m_saved, text()); }

void AgentDocument::forgetRestored()
{
    m_restoredAt = {};
    Q_EMIT stateChanged();
}

void AgentDocument::watchFile()
{
    if (m_watcher.files() == QStringList{m_file})
        return;
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (QFileInfo::exists(m_file))
        m_watcher.addPath(m_file); // a file that is replaced, as by renaming, has to be watched anew
}

QString AgentDocument::draftPath() const
{
    return m_drafts + u'/' + QString::fromLatin1(QCryptographicHash::hash(m_file.toUtf8(), QCryptographicHash::Sha256).toHex().first(32)) + ".json"_L1;
}

void AgentDocument::keepDraft()
{
    m_draftTimer.stop();
    if (!m_dirty || m_drafts.isEmpty())
        return;
    const AgentDraft draft{.environment = m_environment, .file = m_file, .revision = m_revision, .text = text(), .time = QDateTime::currentDateTimeUtc()};
    Q_EMIT draftKept(draft);
    m_jobs.write(draftPath(), draft.toJson(), this, [this, draft](const Result<> &written) {
        m_keepProblem = written ? QString() : written.error().detail;
        if (written)
            m_keptAt = draft.time;
        Q_EMIT factsChanged();
    });
}

void AgentDocument::dropDraft()
{
    m_draftTimer.stop();
    if (!m_keptAt.isValid() && !m_restore)
        return;
    m_keptAt = {};
    m_restoredAt = {};
    if (!m_drafts.isEmpty())
        m_jobs.remove(draftPath());
    Q_EMIT draftDropped(m_file);
}

} // namespace app
