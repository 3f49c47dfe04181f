// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/stdioprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <csignal>
#include <cstring>

#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

namespace {

constexpr qint64 kMaxUnwritten = 64 * 1'048'576;
constexpr auto kGentle = 1500ms; // after its input is closed
constexpr auto kFirm = 1500ms;   // after SIGTERM

// Between fork and exec: system calls only.
void prepareChild(pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) // died before the line above
        ::_exit(1);
    ::setpgid(0, 0);
}

QString wordsFor(int code, QProcess::ExitStatus status)
{
    if (status == QProcess::CrashExit) // then Qt's code is the signal's number
        return u"it was ended by signal %1 (%2)"_s.arg(code).arg(QString::fromLocal8Bit(::strsignal(code)));
    return u"it ended with exit code %1"_s.arg(code);
}

} // namespace

StdioProcess::StdioProcess(McpServerSpec spec, std::shared_ptr<ProcessGuard> guard)
    : m_spec(std::move(spec))
    , m_guard(std::move(guard))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StdioProcess::step);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { Q_EMIT readyRead(m_process.readAllStandardOutput()); });
    connect(&m_process, &QProcess::readyReadStandardError, this, &StdioProcess::readErrors);
    connect(&m_process, &QProcess::finished, this, &StdioProcess::finish);
    connect(&m_process, &QProcess::started, this, [this] {
        m_group = pid_t(m_process.processId());
        m_guard->add(m_group);
        m_started.settle({});
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        const QString words = m_process.errorString();
        m_ended.settle(words);
        m_started.settle(lattice::failed(lattice::Fault::NotFound, u"%1 cannot be started: %2"_s.arg(m_spec.command, words)));
    });
}

StdioProcess::~StdioProcess()
{
    m_process.disconnect(this);
    if (m_group > 0) {
        signalGroup(SIGKILL);
        m_process.waitForFinished(1000);
        m_guard->remove(m_group);
    }
    m_ended.settle(u"it was killed"_s);
    m_started.settle(lattice::failed(lattice::Fault::Cancelled, u"the start was given up"_s));
}

QProcessEnvironment StdioProcess::environment() const
{
    // What a program needs to run at all; keys of ours (OPENAI_API_KEY, …) are no business of a tool server.
    static const QStringList names{u"PATH"_s, u"HOME"_s, u"USER"_s, u"LOGNAME"_s, u"SHELL"_s, u"LANG"_s, u"LANGUAGE"_s, u"LC_ALL"_s, u"LC_CTYPE"_s, u"TMPDIR"_s, u"TZ"_s, u"XDG_RUNTIME_DIR"_s};
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment theirs;
    for (const QString &name : names) {
        if (ours.contains(name))
            theirs.insert(name, ours.value(name));
    }
    for (auto variable = m_spec.environment.begin(); variable != m_spec.environment.end(); ++variable)
        theirs.insert(variable.key(), variable.value());
    return theirs;
}

QCoro::Task<lattice::Result<>> StdioProcess::start(std::stop_token stop)
{
    const QProcessEnvironment theirs = environment();
    QString program = m_spec.command;
    if (!program.contains(u'/')) {
        program = QStandardPaths::findExecutable(program, theirs.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts));
        if (program.isEmpty())
            co_return lattice::failed(lattice::Fault::NotFound, u"there is no program '%1' on PATH; install it, or correct the server's command"_s.arg(m_spec.command));
    }
    const QString path = QDir(m_spec.folder).absoluteFilePath(program); // said here, as between fork and exec nothing can be
    if (!QFileInfo(path).isExecutable() || QFileInfo(path).isDir())
        co_return lattice::failed(lattice::Fault::NotFound, u"'%1' is no program; correct the server's command"_s.arg(path));
    if (!m_spec.folder.isEmpty() && !QFileInfo(m_spec.folder).isDir())
        co_return lattice::failed(lattice::Fault::NotFound, u"there is no folder '%1' to run '%2' in"_s.arg(m_spec.folder, m_spec.command));
    if (stop.stop_requested())
        co_return lattice::failed(lattice::Fault::Cancelled, u"the start was given up"_s);
    m_process.setProcessEnvironment(theirs);
    m_process.setWorkingDirectory(m_spec.folder);
    m_process.setUnixProcessParameters(QProcess::UnixProcessFlag::CloseFileDescriptors | QProcess::UnixProcessFlag::ResetSignalHandlers);
    m_process.setChildProcessModifier([parent = ::getpid()] { prepareChild(parent); });
    const auto started = m_started;
    m_process.start(program, m_spec.arguments);
    co_return co_await started;
}

bool StdioProcess::write(const QByteArray &line)
{
    if (m_process.bytesToWrite() > kMaxUnwritten)
        return false;
    m_process.write(line);
    return true;
}

void StdioProcess::signalGroup(int number) const
{
    if (m_group > 0)
        ::kill(-m_group, number);
}

void StdioProcess::end()
{
    if (m_process.state() == QProcess::NotRunning) {
        m_ended.settle(u"it was not running"_s);
        return;
    }
    if (m_steps == 0)
        step();
}

void StdioProcess::step()
{
    switch (m_steps++) {
    case 0:
        m_process.closeWriteChannel();
        m_timer.start(kGentle);
        break;
    case 1:
        signalGroup(SIGTERM);
        m_timer.start(kFirm);
        break;
    default:
        signalGroup(SIGKILL);
        m_process.kill(); // where it was not yet the leader of its group
    }
}

void StdioProcess::endLater(std::unique_ptr<StdioProcess> process)
{
    StdioProcess *const child = process.release(); // it owns itself from now on, until it has ended
    child->disconnect();
    if (child->m_process.state() == QProcess::NotRunning)
        return child->deleteLater();
    connect(child, &StdioProcess::exited, child, &QObject::deleteLater);
    child->end();
}

void StdioProcess::addLine(QByteArrayView line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return;
    if (m_lines.size() == kLines)
        m_lines.removeFirst();
    m_lines += QString::fromUtf8(line.first(qMin(line.size(), kLineLength)));
}

void StdioProcess::readErrors()
{
    m_partLine += m_process.readAllStandardError();
    qsizetype from = 0;
    for (qsizetype end; (end = m_partLine.indexOf('\n', from)) >= 0; from = end + 1)
        addLine(QByteArrayView(m_partLine).sliced(from, end - from));
    m_partLine.remove(0, from);
    if (m_partLine.size() > 4 * kLineLength) // one without an end
        addLine(std::exchange(m_partLine, {}));
}

void StdioProcess::finish(int code, QProcess::ExitStatus status)
{
    m_timer.stop();
    readErrors();
    addLine(std::exchange(m_partLine, {}));
    signalGroup(SIGKILL); // what it started and left behind
    m_guard->remove(std::exchange(m_group, 0));
    const QString words = wordsFor(code, status);
    m_ended.settle(words);
    Q_EMIT exited(words);
}

} // namespace core

#include "moc_stdioprocess.cpp"
