// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/sandbox.h"
#include "core/tool/tool.h"

#include <QMap>

namespace core {

/*! How an agent's code runs. */
struct SandboxPlan {
    enum class Mode {
        Single,  //!< sandbox_run: a fresh sandbox for each piece of code
        Session, //!< sandbox_open, sandbox_exec, sandbox_fs_*, sandbox_close; and sandbox_run
    };
    Mode mode = Mode::Single;
    QString runtime = QStringLiteral("python"); //!< "python", "node", "bash": when a call names none
    SandboxLimits limits;
    QMap<QString, QString> environment; //!< variables that code gets

    friend bool operator==(const SandboxPlan &, const SandboxPlan &) = default;
};

/*! Code in sandboxes as the tools of one run. The sandboxes go with it. */
class SandboxTools final : public ToolSession
{
public:
    explicit SandboxTools(SandboxPlan plan);
    ~SandboxTools() override;

    QList<ToolInfo> tools() const override;
    QCoro::Task<lattice::Result<ToolResult>> call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop) override;

private:
    struct Private;
    std::shared_ptr<Private> d; // shared with calls under way
};

} // namespace core
