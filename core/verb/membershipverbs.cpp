// SPDX-License-Identifier: Apache-2.0
// How the running station takes part: lead a lattice, join one, leave it.
#include "core/engine/engine.h"
#include "core/verb/verbtable.h"

#include "lattice/pending.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::CheckStep;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr auto kPatience = 60s;

/*! Has the engine take another part by \a begin, and waits until it has, or says why it has not. */
QCoro::Task<Result<QJsonObject>> become(QPointer<Engine> engine, Mode wanted, QString procedure, std::function<void(Engine *)> begin, Progress progress, std::stop_token stop)
{
    const lattice::Pending<Result<>> done;
    const QScopedPointer<QObject, QScopedPointerDeleteLater> context(new QObject);
    QObject::connect(engine, &Engine::statusChanged, context.data(), [done, wanted](const Status &status) {
        if (status.mode == wanted && (wanted == Mode::Standalone || status.link.state == lattice::LinkState::Live))
            done.settle(Result<>());
    });
    QObject::connect(engine, &Engine::procedureFailed, context.data(), [done, procedure](const QString &which, const lattice::Error &error) {
        if (which == procedure)
            done.settle(std::unexpected(error));
    });
    QObject::connect(engine, &Engine::stepChanged, context.data(), [done, procedure, progress](const QString &which, const CheckStep &step) {
        if (which != procedure)
            return;
        if (step.state == CheckStep::State::Failed && step.cause != "no-lattice"_L1) // that one is brought
            done.settle(failed(Fault::Unreachable, u"%1: %2"_s.arg(step.id, step.words.isEmpty() ? step.cause : step.words)));
        else if (step.state == CheckStep::State::Passed && progress)
            progress(step.id + u": "_s + step.detail + u'\n');
    });
    QObject::connect(engine, &QObject::destroyed, context.data(), [done] { done.settle(failed(Fault::Cancelled, u"the station is stopping"_s)); }, Qt::QueuedConnection);
    QTimer::singleShot(kPatience, context.data(), [done] { done.settle(failed(Fault::Timeout, u"it is not done after a minute, and goes on; `lattice status` says how it stands"_s)); });
    const std::stop_callback stopped(stop, [context = context.data(), done] {
        QMetaObject::invokeMethod(context, [done] { done.settle(failed(Fault::Cancelled, u"nobody waits for it any longer, and it goes on"_s)); }, Qt::QueuedConnection);
    });
    begin(engine);
    const auto result = co_await done;
    if (!result)
        co_return std::unexpected(result.error());
    if (!engine)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    const Status status = engine->status();
    co_return QJsonObject{{u"mode"_s, modeName(status.mode)}, {u"address"_s, status.natsAddress}, {u"station_id"_s, status.stationId}};
}

QCoro::Task<Result<QJsonObject>> runStart(Context context, QJsonObject, Progress progress, std::stop_token stop)
{
    const Mode mode = context.engine->status().mode;
    if (mode == Mode::Orchestrator)
        return [](Status status) -> QCoro::Task<Result<QJsonObject>> { co_return QJsonObject{{u"mode"_s, modeName(status.mode)}, {u"address"_s, status.natsAddress}, {u"station_id"_s, status.stationId}}; }(context.engine->status());
    return become(context.engine, Mode::Orchestrator, u"start"_s, [](Engine *engine) { engine->startLattice(); }, std::move(progress), std::move(stop));
}

QCoro::Task<Result<QJsonObject>> runJoin(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    JoinRequest request;
    request.line = arguments[u"line"_s].toString();
    return become(context.engine, Mode::Member, u"join"_s, [request](Engine *engine) { engine->joinLattice(request); }, std::move(progress), std::move(stop));
}

QCoro::Task<Result<QJsonObject>> runLeave(Context context, QJsonObject, Progress progress, std::stop_token stop)
{
    if (context.engine->status().mode == Mode::Standalone)
        return [](QString id) -> QCoro::Task<Result<QJsonObject>> { co_return QJsonObject{{u"mode"_s, modeName(Mode::Standalone)}, {u"address"_s, QString()}, {u"station_id"_s, id}}; }(context.engine->status().stationId);
    return become(context.engine, Mode::Standalone, u"leave"_s, [](Engine *engine) { engine->leaveLattice(); }, std::move(progress), std::move(stop));
}

} // namespace

QList<Verb> membershipVerbs()
{
    const QJsonObject schema = Schema::object({{u"mode"_s, Schema::text(u"how the station takes part now"_s)}, {u"address"_s, Schema::text(u"of the lattice, without a sign-in"_s)}, {u"station_id"_s, Schema::text(u"ours"_s)}}, {u"mode"_s});
    QList<Verb> verbs{
        {.name = u"lattice.start"_s, .title = u"Start a lattice here"_s, .description = u"Makes the running station the orchestrator of a lattice of its own, with a NATS server of its own on loopback."_s,
         .resultSchema = schema, .hints = {.idempotent = true}, .examples = {u"lattice start"_s}, .run = runStart},
        {.name = u"lattice.join"_s, .title = u"Join a lattice"_s, .description = u"Makes the running station a member of a lattice, by its join line or address. The way there is examined first; what fails is said before anything is given up."_s,
         .parameters = {{.name = u"line"_s, .words = u"the join line, or a nats:// address; a secret"_s, .placeholder = u"LINE"_s, .positional = true, .required = true}},
         .resultSchema = schema, .examples = {u"lattice join nats://hub.example.org:4222"_s}, .run = runJoin},
        {.name = u"lattice.leave"_s, .title = u"Leave the lattice"_s, .description = u"Takes the running station out of its lattice. An orchestrator's NATS server ends, and its members lose their hub until it is back."_s,
         .resultSchema = schema, .hints = {.destructive = true, .idempotent = true}, .examples = {u"lattice leave"_s}, .run = runLeave}};
    for (Verb &verb : verbs) {
        verb.needs = Right::Administer;
        verb.place = Verb::Place::Running;
        verb.onlyHere = true;
        verb.subjects = {u"mode"_s}; // the line is a secret
    }
    return verbs;
}

} // namespace core
