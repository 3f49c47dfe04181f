// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/sandboxbox.h"

#include <QCoro/QCoroTask>
#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace core {

/*! How a command in a sandbox ended. */
struct SandboxOutcome {
    int exitCode = 0;  //!< -1: by a signal
    int signal = 0;
    QString why;       //!< empty: by itself; "timeout", "memory", "files", "stopped"
    QByteArray output; //!< what was kept of it
    QByteArray errors;
    qint64 outputTotal = 0; //!< what there was
    qint64 errorsTotal = 0;
    std::chrono::milliseconds duration{0};
};

/*!
    A sandbox that stays until this object goes: commands, one at a time, and files of its folder `/work`.

    All that it holds is memory: nothing of it is left on the disk, and nothing of it runs on, also when this program is killed.
*/
class Sandbox final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sandbox)

public:
    /*! \return Refused with what to do where no sandbox can be made */
    static QCoro::Task<lattice::Result<std::shared_ptr<Sandbox>>> open(SandboxLimits limits, std::stop_token stop);
    ~Sandbox() override;

    struct Run {
        QStringList words;
        QByteArray input = {};
        QString folder = {};                  //!< below /work
        std::chrono::milliseconds timeout{0}; //!< 0: that of the limits, which it never exceeds
        std::function<void(const QByteArray &part)> heard = {};
    };
    /*! \return Conflict while another command runs; Cancelled by \a stop, when the command has been ended; Unreachable when the sandbox is gone */
    QCoro::Task<lattice::Result<SandboxOutcome>> run(Run run, std::stop_token stop);

    QCoro::Task<lattice::Result<>> write(QString path, QByteArray content);
    struct Part {
        qint64 size = 0; //!< of the whole file
        QByteArray content;
    };
    QCoro::Task<lattice::Result<Part>> read(QString path, qint64 offset, qint64 most);
    struct Entry {
        QString kind; //!< "file", "folder", "link", "other"
        qint64 size = 0;
        QString path; //!< below /work
    };
    QCoro::Task<lattice::Result<QList<Entry>>> list(QString path, bool recursive);
    QCoro::Task<lattice::Result<>> remove(QString path, bool recursive);

    const SandboxLimits &limits() const;
    bool isOpen() const;
    void close();

private:
    struct Private;
    explicit Sandbox(std::shared_ptr<Private> d);

    std::shared_ptr<Private> d; // shared with whoever waits
};

} // namespace core
