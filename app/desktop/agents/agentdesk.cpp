// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agentdesk.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

AgentDesk::AgentDesk(VerbClient &verbs, const StationListModel &stations, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_tree(verbs), m_knowledge(verbs, m_tree, stations)
{
}

AgentDesk::~AgentDesk()
{
    for (int row = 0; row < m_documents.count(); ++row)
        m_documents.at(row)->keepDraft(); // written before the jobs end
}

void AgentDesk::openDrafts(const QString &folder)
{
    m_draftFolder = folder;
    m_jobs.readAll(folder, this, [this](const QHash<QString, QByteArray> &files) {
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            if (file.key() == toolsFile())
                m_tools = QJsonDocument::fromJson(*file).object();
            else if (const auto draft = AgentDraft::fromJson(*file))
                m_drafts.insert(draft->file, *draft);
            else
                m_jobs.setAside(file.key());
        }
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

/*! Those of a window that ended without its goodbye, or with one, are open again: once, when the page is first seen. */
void AgentDesk::restoreDrafts()
{
    if (m_drafts.isEmpty() || std::exchange(m_restored, true))
        return;
    const auto drafts = m_drafts.values();
    for (const AgentDraft &draft : drafts)
        open(draft.environment, draft.file);
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

void AgentDesk::create(const QString &wanted, const QString &name, const QString &description)
{
    if (m_creating)
        return;
    const auto &all = m_tree.environments();
    const QString environment = wanted.isEmpty() && !all.isEmpty() ? all.first().name : wanted; // the current one is the first
    m_creating = true;
    m_createProblem.clear();
    Q_EMIT creatingChanged();
    QJsonObject arguments{{u"name"_s, name.trimmed()}, {u"environment"_s, environment}};
    if (!description.trimmed().isEmpty())
        arguments[u"description"_s] = description.trimmed();
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

void AgentDesk::forgetProblem()
{
    m_createProblem.clear();
    Q_EMIT creatingChanged();
}

} // namespace app
