// SPDX-License-Identifier: Apache-2.0
#include "core/tool/sandbox.h"

#include "core/tool/sandboxframe.h"
#include "lattice/pending.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>

#include <deque>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::sandbox::Fields;
using core::sandbox::Kind;
using lattice::failed;
using lattice::Fault;
using lattice::Pending;
using lattice::Result;

Q_LOGGING_CATEGORY(sandboxLog, "station.core.sandbox")

namespace core {

namespace {

constexpr auto kStartPatience = 20s;
constexpr auto kAnswerPatience = 10s; // beyond what was asked for; then the sandbox is ended
constexpr qsizetype kMostBuffered = qsizetype(sandbox::kMostFrame) + 4096;

Fault faultOf(const std::string &name)
{
    if (name == "not_found")
        return Fault::NotFound;
    if (name == "full")
        return Fault::Full;
    if (name == "refused")
        return Fault::Refused;
    return name == "conflict" ? Fault::Conflict : Fault::Invalid;
}

std::string text(const QString &words) { return words.toStdString(); }
std::string number(qint64 value) { return std::to_string(value); }

} // namespace

struct Sandbox::Private {
    struct Answer {
        Kind kind = Kind::Done;
        Fields fields;
    };

    SandboxLimits limits;
    QProcess *process = new QProcess; // deleted later: we may go inside one of its signals
    QByteArray received;
    std::deque<Pending<Result<Answer>>> asked; //!< answered in the order of asking, but for Run
    Pending<Result<>> ready;
    QString errors; //!< what bubblewrap said
    bool isClosed = false;

    struct Running {
        Pending<Result<SandboxOutcome>> done;
        SandboxOutcome outcome;
        std::function<void(const QByteArray &)> heard;
        QElapsedTimer clock;
    };
    std::optional<Running> running;

    ~Private()
    {
        process->disconnect();
        end(process);
    }

    static void end(QProcess *process)
    {
        if (process->state() == QProcess::NotRunning)
            return process->deleteLater();
        QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
    }

    void send(Kind kind, const Fields &fields) const
    {
        const std::string frame = sandbox::encode(kind, fields);
        process->write(frame.data(), qint64(frame.size()));
    }

    /*! Everybody who waits hears \a error. */
    void fail(const lattice::Error &error)
    {
        isClosed = true;
        ready.settle(std::unexpected(error));
        if (auto was = std::exchange(running, std::nullopt))
            was->done.settle(std::unexpected(error));
        for (const auto &waiter : std::exchange(asked, {}))
            waiter.settle(std::unexpected(error));
    }

    void hear()
    {
        received += process->readAllStandardOutput();
        Kind kind = Kind::Done;
        Fields fields;
        std::size_t used = 0;
        while (!isClosed) {
            const auto taken = sandbox::take({received.constData(), size_t(received.size())}, kind, fields, used);
            if (taken == sandbox::Taken::More && received.size() <= kMostBuffered)
                return;
            if (taken != sandbox::Taken::Frame) {
                process->kill();
                return fail({Fault::Unreachable, u"the sandbox spoke in a way that nobody understands, and was ended"_s});
            }
            received.remove(0, qsizetype(used));
            handle(kind, fields);
        }
    }

    void handle(Kind kind, const Fields &fields)
    {
        if (kind == Kind::Ready) {
            ready.settle({});
        } else if (kind == Kind::Output && running && fields.size() == 2) {
            const QByteArray part = QByteArray::fromStdString(fields[1]);
            (fields[0] == "2" ? running->outcome.errors : running->outcome.output) += part;
            if (running->heard)
                running->heard(part);
        } else if (kind == Kind::Ended && running && fields.size() == 5) {
            auto was = std::exchange(running, std::nullopt);
            SandboxOutcome &outcome = was->outcome;
            outcome.exitCode = std::atoi(fields[0].c_str());
            outcome.signal = std::atoi(fields[1].c_str());
            outcome.why = QString::fromStdString(fields[2]);
            outcome.outputTotal = std::atoll(fields[3].c_str());
            outcome.errorsTotal = std::atoll(fields[4].c_str());
            outcome.duration = std::chrono::milliseconds(was->clock.elapsed());
            was->done.settle(outcome);
        } else if (!asked.empty()) {
            const auto waiter = asked.front();
            asked.pop_front();
            if (kind == Kind::Failed && fields.size() == 2)
                waiter.settle(failed(faultOf(fields[0]), QString::fromStdString(fields[1])));
            else
                waiter.settle(Answer{.kind = kind, .fields = fields});
        }
    }

    lattice::Error gone() const
    {
        const QString said = errors.simplified().left(200);
        return {Fault::Unreachable, said.isEmpty() ? u"the sandbox is gone"_s : u"the sandbox is gone: "_s + said};
    }
};


Sandbox::Sandbox(std::shared_ptr<Private> p)
    : d(std::move(p))
{ }

Sandbox::~Sandbox() { close(); }

const SandboxLimits &Sandbox::limits() const { return d->limits; }
bool Sandbox::isOpen() const { return !d->isClosed; }

void Sandbox::close()
{
    if (d->isClosed)
        return;
    const auto kept = d; // whoever waits may let go of us
    kept->process->kill();
    kept->fail({Fault::Cancelled, u"the sandbox is closed"_s});
}

QCoro::Task<Result<std::shared_ptr<Sandbox>>> Sandbox::open(SandboxLimits limits, std::stop_token stop)
{
    const auto machine = co_await SandboxBox::examine();
    if (!machine)
        co_return std::unexpected(machine.error());
    const auto shared = std::make_shared<Private>();
    shared->limits = limits;
    if (const auto prepared = SandboxBox::prepare(*shared->process, limits, *machine); !prepared)
        co_return std::unexpected(prepared.error());
    const std::weak_ptr<Private> weak = shared;
    QProcess *process = shared->process;
    QObject::connect(process, &QProcess::readyReadStandardOutput, process, [weak] {
        if (const auto self = weak.lock())
            self->hear();
    });
    QObject::connect(process, &QProcess::readyReadStandardError, process, [weak] {
        if (const auto self = weak.lock())
            self->errors = (self->errors + QString::fromUtf8(self->process->readAllStandardError())).right(4096);
    });
    const auto ended = [weak] {
        if (const auto self = weak.lock()) {
            self->hear();
            self->fail(self->gone());
        }
    };
    QObject::connect(process, &QProcess::finished, process, ended);
    QObject::connect(process, &QProcess::errorOccurred, process, [ended](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended();
    });
    QTimer::singleShot(kStartPatience, process, [weak] {
        if (const auto self = weak.lock())
            self->ready.settle(failed(Fault::Timeout, u"the sandbox did not start within 20 s"_s));
    });
    const std::stop_callback stopped(stop, [ready = shared->ready] { ready.settle(failed(Fault::Cancelled, u"stopped"_s)); });
    process->start();
    if (const auto ready = co_await shared->ready; !ready)
        co_return std::unexpected(ready.error());
    co_return std::shared_ptr<Sandbox>(new Sandbox(shared));
}

QCoro::Task<Result<SandboxOutcome>> Sandbox::run(Run run, std::stop_token stop)
{
    const auto shared = d;
    if (shared->isClosed)
        co_return std::unexpected(shared->gone());
    if (shared->running)
        co_return failed(Fault::Conflict, u"a command runs in this sandbox already; wait for its end"_s);
    const auto timeout = run.timeout > 0ms ? std::min(run.timeout, shared->limits.timeout) : shared->limits.timeout;
    if (run.input.size() > qsizetype(sandbox::kMostFrame / 2))
        co_return failed(Fault::Full, u"%1 bytes of standard input; at most 32 MiB, or write a file first"_s.arg(run.input.size()));
    Fields fields{number(timeout.count()), number(shared->limits.outputBytes), text(run.folder), run.input.toStdString()};
    for (const QString &word : run.words)
        fields.push_back(text(word));
    const Pending<Result<SandboxOutcome>> done;
    shared->running = Private::Running{.done = done, .outcome = {}, .heard = std::move(run.heard), .clock = {}};
    shared->running->clock.start();
    shared->send(Kind::Run, fields);
    const std::weak_ptr<Private> weak = shared;
    const auto giveUp = [weak, done] {
        const auto self = weak.lock();
        if (!self || done.isSettled())
            return;
        self->process->kill();
        self->fail({Fault::Unreachable, u"the sandbox did not answer in time, and was ended"_s});
    };
    const std::unique_ptr<QTimer, QScopedPointerDeleteLater> last(new QTimer);
    last->setSingleShot(true);
    last->callOnTimeout(giveUp);
    last->start(timeout + kAnswerPatience);
    const QPointer<QTimer> timer = last.get();
    const std::stop_callback stopped(stop, [weak, done, timer] {
        const auto self = weak.lock();
        if (!self || done.isSettled())
            return;
        self->send(Kind::Stop, {});
        if (timer)
            timer->start(3s);
    });
    auto outcome = co_await done;
    if (outcome && outcome->why == "stopped"_L1)
        co_return failed(Fault::Cancelled, u"the command was stopped"_s);
    co_return outcome;
}

namespace {

template <typename Private>
auto ask(std::shared_ptr<Private> box, Kind kind, Fields fields) -> QCoro::Task<Result<typename Private::Answer>>
{
    if (box->isClosed)
        co_return std::unexpected(box->gone());
    const Pending<Result<typename Private::Answer>> answer;
    box->asked.push_back(answer);
    box->send(kind, fields);
    const std::weak_ptr<Private> weak = box;
    const std::unique_ptr<QTimer, QScopedPointerDeleteLater> last(new QTimer);
    last->setSingleShot(true);
    last->callOnTimeout([weak, answer] {
        const auto self = weak.lock();
        if (!self || answer.isSettled())
            return;
        self->process->kill();
        self->fail({Fault::Unreachable, u"the sandbox did not answer in time, and was ended"_s});
    });
    last->start(kAnswerPatience);
    co_return co_await answer;
}

} // namespace

QCoro::Task<Result<>> Sandbox::write(QString path, QByteArray content)
{
    if (content.size() > d->limits.fileBytes || content.size() > qsizetype(sandbox::kMostFrame / 2))
        co_return failed(Fault::Full, u"%1: %2 bytes; a file in this sandbox has at most %3"_s.arg(path).arg(content.size()).arg(qMin(d->limits.fileBytes, qint64(sandbox::kMostFrame / 2))));
    const auto answer = co_await ask(d, Kind::Write, {text(path), content.toStdString()});
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return {};
}

QCoro::Task<Result<Sandbox::Part>> Sandbox::read(QString path, qint64 offset, qint64 most)
{
    const auto answer = co_await ask(d, Kind::Read, {text(path), number(offset), number(most)});
    if (!answer)
        co_return std::unexpected(answer.error());
    if (answer->fields.size() != 2)
        co_return failed(Fault::Invalid, u"the sandbox answered without a file"_s);
    co_return Part{.size = std::atoll(answer->fields[0].c_str()), .content = QByteArray::fromStdString(answer->fields[1])};
}

QCoro::Task<Result<QList<Sandbox::Entry>>> Sandbox::list(QString path, bool recursive)
{
    const auto answer = co_await ask(d, Kind::List, {text(path), recursive ? "1" : "0"});
    if (!answer)
        co_return std::unexpected(answer.error());
    QList<Entry> entries;
    for (const std::string &line : answer->fields) {
        const QString words = QString::fromStdString(line);
        entries.append({.kind = words.section(u' ', 0, 0), .size = words.section(u' ', 1, 1).toLongLong(), .path = words.section(u' ', 2)});
    }
    co_return entries;
}

QCoro::Task<Result<>> Sandbox::remove(QString path, bool recursive)
{
    const auto answer = co_await ask(d, Kind::Delete, {text(path), recursive ? "1" : "0"});
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return {};
}

} // namespace core

#include "moc_sandbox.cpp"
