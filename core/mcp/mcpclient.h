// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpchannel.h"
#include "core/mcp/mcpclienthandler.h"
#include "core/mcp/mcptool.h"

namespace core {

/*!
    A client's session with one MCP server, of any revision from 2024-11-05 to 2026-07-28.

    The revision is found out at open(): the server is asked in the manner of 2026-07-28 first, and with initialize where it does
    not know that. All verbs end by a deadline and by a stop token, and both are told to the server. Whoever awaits one keeps the client until then.
*/
class McpClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpClient)

public:
    enum class Era { Auto, Legacy, Modern };

    struct Options {
        QString server;                             //!< its name in words
        Era era = Era::Auto;
        std::chrono::milliseconds startDeadline{std::chrono::seconds(30)};
        std::chrono::milliseconds listDeadline{std::chrono::seconds(30)};
        std::chrono::milliseconds probeDeadline{std::chrono::seconds(2)}; //!< until silence is taken for an older revision
        std::shared_ptr<McpClientHandler> handler;  //!< null: we can be asked for nothing
        QString traceparent;                        //!< of the run; may be empty
    };

    McpClient(std::unique_ptr<McpTransport> transport, Options options);
    ~McpClient() override;

    QCoro::Task<lattice::Result<>> open(std::stop_token stop);
    QCoro::Task<> close();

    /*! All pages. What is no usable tool is left out, and told in skipped(). */
    QCoro::Task<lattice::Result<QList<ToolInfo>>> listTools(std::stop_token stop);
    QCoro::Task<lattice::Result<ToolResult>> callTool(QString name, QJsonObject arguments, ToolProgressSink progress, std::chrono::milliseconds deadline,
                                                      std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonArray>> listResources(std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonArray>> listResourceTemplates(std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonArray>> listPrompts(std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonObject>> readResource(QString uri, std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonObject>> getPrompt(QString name, QJsonObject arguments, std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonObject>> complete(QJsonObject reference, QString argument, QString value, std::stop_token stop);
    QCoro::Task<lattice::Result<>> subscribe(QString uri, std::stop_token stop); //!< then resourceUpdated()
    QCoro::Task<lattice::Result<>> ping(std::stop_token stop);

    const QString &version() const { return m_version; }
    bool isModern() const { return m_isModern; }
    bool isClosed() const { return m_channel->isClosed(); }
    const QJsonObject &capabilities() const { return m_capabilities; }
    const QJsonObject &serverInfo() const { return m_serverInfo; }
    const QString &instructions() const { return m_instructions; }
    const QStringList &skipped() const { return m_skipped; }
    QStringList lastLines() const { return m_channel->transport()->lastLines(); }
    int callsUnderWay() const { return m_channel->waiting(); }

    static QStringList legacyVersions(); //!< newest first
    static QStringList modernVersions();

Q_SIGNALS:
    void toolsChanged();
    void promptsChanged();
    void resourcesChanged();
    void resourceUpdated(const QString &uri);
    void closed(const lattice::Error &why);

private:
    using Answer = McpChannel::Answer;

    QCoro::Task<lattice::Result<>> openAuto(std::stop_token stop);
    QCoro::Task<lattice::Result<>> openLegacy(std::stop_token stop);
    QCoro::Task<Answer> discover(QString version, std::chrono::milliseconds deadline, std::stop_token stop);
    QCoro::Task<lattice::Result<>> renew(std::stop_token stop);
    lattice::Result<> becomeModern(const QJsonObject &discovered);
    void setVersion(const QString &version, bool isModern);
    void listen();
    QCoro::Task<> keepListening(QJsonObject wanted, std::stop_token stop);

    QCoro::Task<Answer> ask(McpChannel::Call call, std::stop_token stop);
    QCoro::Task<Answer> askWithInput(McpChannel::Call call, std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonArray>> listAll(QString method, QString member, std::stop_token stop);
    QCoro::Task<lattice::Result<>> knowTools(std::stop_token stop);
    QCoro::Task<lattice::Result<QJsonObject>> askOnce(QString method, QJsonObject params, std::stop_token stop);
    void decorate(McpChannel::Call &call) const;
    lattice::Error worded(const McpFailure &failure) const;

    void takeNotification(const RpcMessage &message);
    QCoro::Task<> answerServer(RpcMessage request);
    static QCoro::Task<lattice::Result<QJsonObject>> respond(std::shared_ptr<McpClientHandler> handler, QString method, QJsonObject params, std::stop_token stop);

    Options m_options;
    QString m_version;
    bool m_isModern = false;
    QJsonObject m_capabilities;
    QJsonObject m_serverInfo;
    QString m_instructions;
    QHash<QString, McpTool> m_tools;
    bool m_toolsKnown = false;
    int m_toolChanges = 0;
    bool m_isListing = false;
    QList<lattice::Pending<bool>> m_awaitingTools;
    QStringList m_skipped;
    QStringList m_watched; //!< resources
    QList<lattice::Pending<bool>> m_renewing;
    bool m_isRenewing = false;
    std::stop_source m_listening;
    QHash<QString, std::stop_source> m_asked; //!< by the server, by id as JSON
    std::stop_source m_stop;
    std::unique_ptr<McpChannel, QScopedPointerDeleteLater> m_channel;
};

} // namespace core
