// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpoffering.h"
#include "core/mcp/resultshelf.h"
#include "core/verb/verbtable.h"

#include <QTimer>

namespace core {

/*! Runs a verb for a caller: in the engine of this process, or in one that runs elsewhere. */
using Perform = std::function<QCoro::Task<lattice::Result<QJsonObject>>(Caller caller, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop)>;

/*! The table of verbs over MCP: each verb that an engine can run is a tool, and what can be looked at is a resource. */
class VerbOffering final : public McpOffering
{
    Q_OBJECT

public:
    static constexpr qsizetype kLargest = 64 * 1024; //!< bytes of a result that a model is handed; more lies on the shelf

    /*! \a table lives as long as the offering. */
    VerbOffering(const VerbTable &table, Perform perform);
    ~VerbOffering() override;

    QString instructions() const override;
    QList<ToolInfo> tools() const override;
    QList<McpResource> resources() const override;
    QList<McpResource> resourceTemplates() const override;
    QList<McpPrompt> prompts() const override;
    Right rightOf(const QString &tool) const override;
    QCoro::Task<McpResult<ToolResult>> callTool(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller) override;
    QCoro::Task<McpResult<QJsonArray>> readResource(QString uri, std::shared_ptr<McpCaller> caller) override;
    QCoro::Task<McpResult<QJsonObject>> getPrompt(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller) override;
    QCoro::Task<McpResult<QStringList>> complete(QJsonObject ref, QString name, QString begun) override;
    void watched(const QString &uri) override;

    void touch(const QString &uri); //!< it has changed; said to those who want to know it, a few times a second at most

private:
    QCoro::Task<> follow();
    void touchBy(const QByteArray &event);
    const Verb *verbOf(const QString &tool) const;
    static Caller asCaller(const McpPeer &peer);
    ToolResult shown(const Verb &verb, const QJsonObject &result);

    const VerbTable &m_table;
    Perform m_perform;
    ResultShelf m_shelf;
    QSet<QString> m_touched;
    QTimer m_tell;
    std::stop_source m_stop; //!< of what we follow
    bool m_following = false;
};

} // namespace core
