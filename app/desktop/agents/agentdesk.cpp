// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agentdesk.h"

#include "core/agent/samples.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

AgentDesk::AgentDesk(VerbClient &verbs, const StationListModel &stations, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_tree(verbs), m_knowledge(verbs, m_tree, stations), m_deeds(verbs, m_jobs)
{
    connect(&m_deeds, &AgentDeeds::made, this, [this](const QString &environment, const QString &file) {
        m_tree.reload();
        open(environment, file);
    });
    connect(&m_deeds, &AgentDeeds::renamed, &m_tree, &AgentTreeModel::reload);
    connect(&m_deeds, &AgentDeeds::removed, this, [this](const QString &file) {
        m_tree.reload();
        close(m_documents.rowOf(file));
    });
    connect(this, &AgentDesk::currentChanged, this, &AgentDesk::keepOpen);
}

AgentDesk::~AgentDesk()
{
    for (int row = 0; row < m_documents.count(); ++row)
        m_documents.at(row)->keepDraft(); // written before the jobs end
}

void AgentDesk::openDrafts(const QString &folder)
{
    m_draftFolder = folder;
    m_draftsRead = false;
    m_restored = false;
    m_jobs.readAll(folder, this, [this, folder](const QHash<QString, QByteArray> &files) {
        if (folder != m_draftFolder)
            return;
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            if (file.key() == toolsFile())
                m_tools = QJsonDocument::fromJson(*file).object();
            else if (file.key() == openFile())
                m_lastOpen = QJsonDocument::fromJson(*file).object();
            else if (const auto draft = AgentDraft::fromJson(*file))
                m_drafts.insert(draft->file, *draft);
            else
                m_jobs.setAside(file.key());
        }
        m_draftsRead = true;
        m_tree.setDrafts(QSet<QString>(m_drafts.keyBegin(), m_drafts.keyEnd()));
        if (m_watched)
            restoreDrafts();
    });
}

QString AgentDesk::toolsFile() const { return m_draftFolder + u"/tools.json"_s; }

void AgentDesk::rememberTools(AgentDocument &document)
{
    const int tools = document.trial()->tools();
    if (tools == AgentTry::Faked)
        m_tools.remove(document.file());
    else
        m_tools[document.file()] = tools;
    if (!m_draftFolder.isEmpty())
        m_jobs.write(toolsFile(), QJsonDocument(m_tools).toJson(), this, [](const Result<> &) {}); // next time it is asked again
}

QString AgentDesk::openFile() const { return m_draftFolder + u"/open.json"_s; }

/*! So that the same files are open next time. */
void AgentDesk::keepOpen()
{
    if (m_draftFolder.isEmpty() || !m_restored)
        return;
    QJsonArray files;
    for (int row = 0; row < m_documents.count(); ++row)
        files.append(QJsonObject{{u"environment"_s, m_documents.at(row)->environment()}, {u"file"_s, m_documents.at(row)->file()}});
    const QJsonObject kept{{u"files"_s, files}, {u"current"_s, m_currentRow}};
    m_jobs.write(openFile(), QJsonDocument(kept).toJson(), this, [](const Result<> &) {}); // then they are opened by hand
}

/*! The files of the last time, and drafts of a window that ended without its goodbye, are open again: once, when the page is first seen. */
void AgentDesk::restoreDrafts()
{
    if (!m_draftsRead || m_restored)
        return;
    const int already = m_currentRow; // somebody was quicker
    for (const QJsonValue file : m_lastOpen[u"files"_s].toArray())
        open(file[u"environment"_s].toString(), file[u"file"_s].toString());
    const auto drafts = m_drafts.values();
    for (const AgentDraft &draft : drafts)
        open(draft.environment, draft.file);
    m_restored = true;
    if (already >= 0)
        setCurrentRow(already);
    else if (m_documents.count() > 0)
        setCurrentRow(m_lastOpen[u"current"_s].toInt(m_documents.count() - 1));
    if (m_documents.count() > 0)
        keepOpen();
}

void AgentDesk::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) == watched)
        return;
    m_tree.setShown(watched);
    if (watched)
        restoreDrafts();
    Q_EMIT watchedChanged();
}

void AgentDesk::setCurrentRow(int row)
{
    const int wanted = m_documents.count() == 0 ? -1 : std::clamp(row, 0, m_documents.count() - 1);
    if (wanted == m_currentRow)
        return;
    m_currentRow = wanted;
    Q_EMIT currentChanged();
}

void AgentDesk::open(const QString &environment, const QString &file)
{
    if (const int row = m_documents.rowOf(file); row >= 0)
        return setCurrentRow(row);
    AgentDocument *document = m_documents.add(std::make_unique<AgentDocument>(m_verbs, m_jobs, m_knowledge, environment, file, m_draftFolder));
    connect(document, &AgentDocument::draftKept, this, [this](const AgentDraft &draft) {
        m_drafts.insert(draft.file, draft);
        m_tree.setDrafts(QSet<QString>(m_drafts.keyBegin(), m_drafts.keyEnd()));
    });
    connect(document, &AgentDocument::draftDropped, this, [this](const QString &dropped) {
        m_drafts.remove(dropped);
        m_tree.setDrafts(QSet<QString>(m_drafts.keyBegin(), m_drafts.keyEnd()));
    });
    document->trial()->setTools(m_tools[file].toInt());
    connect(document->trial(), &AgentTry::toolsChanged, this, [this, document] { rememberTools(*document); });
    connect(document, &AgentDocument::saved, &m_tree, &AgentTreeModel::reload);
    const auto draft = m_drafts.constFind(file);
    document->open(draft == m_drafts.cend() ? std::nullopt : std::optional(*draft));
    setCurrentRow(m_documents.count() - 1);
}

void AgentDesk::close(int row)
{
    AgentDocument *document = m_documents.at(row);
    if (!document)
        return;
    document->keepDraft();
    const int next = row < m_currentRow || m_currentRow == m_documents.count() - 1 ? m_currentRow - 1 : m_currentRow;
    m_documents.remove(row);
    m_currentRow = std::clamp(next, m_documents.count() == 0 ? -1 : 0, m_documents.count() - 1);
    Q_EMIT currentChanged();
}

QStringList AgentDesk::templates() const
{
    QStringList names;
    for (const QString &team : core::sampleTeams()) {
        for (const QString &file : QDir(u":/samples/"_s + team).entryList({u"*.prompt"_s}, QDir::Files, QDir::Name))
            names << team + u'/' + file.chopped(7);
    }
    return names;
}

void AgentDesk::create(const QString &wanted, const QString &name, const QString &description, const QString &pattern)
{
    if (m_creating)
        return;
    const auto &all = m_tree.environments();
    const QString environment = wanted.isEmpty() && !all.isEmpty() ? all.first().name : wanted; // the current one is the first
    m_creating = true;
    m_createProblem.clear();
    Q_EMIT creatingChanged();
    QJsonObject arguments{{u"name"_s, name.trimmed()}, {u"environment"_s, environment}};
    if (pattern.isEmpty()) {
        if (!description.trimmed().isEmpty())
            arguments[u"description"_s] = description.trimmed();
        return askForNew(environment, arguments);
    }
    QFile file(u":/samples/%1.prompt"_s.arg(pattern));
    if (!file.open(QIODevice::ReadOnly)) {
        m_creating = false;
        m_createProblem = file.errorString();
        Q_EMIT creatingChanged();
        return;
    }
    const QString text = QString::fromUtf8(file.readAll());
    QJsonObject changes{{u"name"_s, name.trimmed()}};
    if (!description.trimmed().isEmpty())
        changes[u"description"_s] = description.trimmed();
    m_jobs.change(text, pattern + u".prompt"_s, changes, this, [this, environment, arguments](const Result<QString> &source) mutable {
        if (source) {
            arguments[u"source"_s] = *source;
            return askForNew(environment, arguments);
        }
        m_creating = false;
        m_createProblem = source.error().detail;
        Q_EMIT creatingChanged();
    });
}

void AgentDesk::askForNew(const QString &environment, const QJsonObject &arguments)
{
    m_verbs.ask(u"agent.create"_s, arguments, this, [this, environment](const Result<QJsonObject> &answer) {
        m_creating = false;
        m_createProblem = answer ? QString() : answer.error().detail;
        Q_EMIT creatingChanged();
        if (!answer)
            return;
        m_tree.reload();
        open(environment, (*answer)[u"file"_s].toString());
        Q_EMIT created();
    });
}

QString AgentDesk::draftOf(const QString &agent) const
{
    for (int row = 0; row < m_documents.count(); ++row) {
        const AgentDocument *document = m_documents.at(row);
        const auto *environment = m_tree.environment(document->environment());
        if (environment && environment->isCurrent && document->title() == agent && document->isDirty())
            return document->text();
    }
    return {};
}

void AgentDesk::forgetProblem()
{
    m_createProblem.clear();
    Q_EMIT creatingChanged();
}

} // namespace app
