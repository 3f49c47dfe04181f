// SPDX-License-Identifier: Apache-2.0
#include "core/engine/runtimefile.h"
#include "core/telemetry/jaeger.h"
#include "core/verb/verbtable.h"

using namespace Qt::StringLiterals;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

Result<Jaeger> ours()
{
    const auto folder = RuntimeFile::folder();
    if (!folder)
        return std::unexpected(folder.error());
    return Jaeger(*folder, qEnvironmentVariable("PATH"));
}

QJsonObject toJson(const JaegerStatus &status)
{
    QJsonObject json{{u"running"_s, status.isRunning}, {u"answers"_s, status.answers}};
    if (status.isRunning) {
        json[u"by"_s] = status.by;
        json[u"ui"_s] = status.page();
        json[u"endpoint"_s] = status.endpoint();
    }
    return json;
}

QCoro::Task<Result<QJsonObject>> runUp(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    auto jaeger = ours();
    if (!jaeger)
        co_return std::unexpected(jaeger.error());
    const JaegerPorts usual;
    const JaegerPorts ports{.ui = arguments[u"ui_port"_s].toInt(usual.ui), .otlp = arguments[u"otlp_port"_s].toInt(usual.otlp), .grpc = arguments[u"grpc_port"_s].toInt(usual.grpc)};
    const auto up = co_await jaeger->up(ports, arguments[u"image"_s].toString(Jaeger::kImage), std::move(progress), std::move(stop));
    if (!up)
        co_return std::unexpected(up.error());
    QJsonObject json = toJson(*up);
    json[u"started"_s] = up->isNew;
    json[u"restart"_s] = RuntimeFile::ofHome(context.home.data).has_value(); // an engine looks for it when it starts
    co_return json;
}

QCoro::Task<Result<QJsonObject>> runDown(Context, QJsonObject, Progress, std::stop_token stop)
{
    auto jaeger = ours();
    if (!jaeger)
        co_return std::unexpected(jaeger.error());
    const auto ended = co_await jaeger->down(std::move(stop));
    if (!ended)
        co_return std::unexpected(ended.error());
    co_return QJsonObject{{u"stopped"_s, ended->isRunning}};
}

QCoro::Task<Result<QJsonObject>> runStatus(Context, QJsonObject, Progress, std::stop_token stop)
{
    auto jaeger = ours();
    if (!jaeger)
        co_return std::unexpected(jaeger.error());
    const auto status = co_await jaeger->status(std::move(stop));
    if (!status)
        co_return std::unexpected(status.error());
    co_return toJson(*status);
}

Parameter port(const QString &name, const QString &words, int usual)
{
    return {.name = name, .type = Type::Integer, .words = words, .placeholder = u"PORT"_s, .least = 1, .most = 65535, .initial = usual};
}

} // namespace

QList<Verb> jaegerVerbs()
{
    const JaegerPorts usual;
    const QJsonObject running = Schema::boolean(u"whether one that was started here runs"_s), answers = Schema::boolean(u"whether its page answers"_s);
    const QJsonObject by = Schema::text(u"podman, docker or program"_s), ui = Schema::text(u"its page"_s), endpoint = Schema::text(u"where spans go"_s);
    return {
        {.name = u"jaeger.up"_s, .title = u"Start Jaeger"_s,
         .description = u"Starts Jaeger, which collects and shows traces, by podman, docker or a program jaeger, on ports of this machine alone. Stations that start after it send it their traces, unless they are told another place."_s,
         .parameters = {port(u"ui_port"_s, u"of its page"_s, usual.ui), port(u"otlp_port"_s, u"for OTLP over HTTP"_s, usual.otlp), port(u"grpc_port"_s, u"for OTLP over gRPC"_s, usual.grpc),
                        {.name = u"image"_s, .words = u"the container's image"_s, .initial = Jaeger::kImage}},
         .resultSchema = Schema::object({{u"running"_s, running}, {u"answers"_s, answers}, {u"by"_s, by}, {u"ui"_s, ui}, {u"endpoint"_s, endpoint},
                                         {u"started"_s, Schema::boolean(u"by this command"_s)}, {u"restart"_s, Schema::boolean(u"whether a station runs that has to be restarted to send its traces there"_s)}}, {u"running"_s}),
         .hints = {.idempotent = true, .openWorld = true}, .place = Verb::Place::Process, .examples = {u"jaeger up"_s}, .run = runUp},
        {.name = u"jaeger.down"_s, .title = u"Stop Jaeger"_s, .description = u"Stops the Jaeger that `jaeger up` has started, and no other. Its traces are gone with it."_s,
         .resultSchema = Schema::object({{u"stopped"_s, Schema::boolean(u"whether there was one"_s)}}, {u"stopped"_s}),
         .hints = {.destructive = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"jaeger down"_s}, .run = runDown},
        {.name = u"jaeger.status"_s, .title = u"Show whether Jaeger runs"_s, .description = u"Says whether the Jaeger that `jaeger up` starts runs and answers, and where."_s,
         .resultSchema = Schema::object({{u"running"_s, running}, {u"answers"_s, answers}, {u"by"_s, by}, {u"ui"_s, ui}, {u"endpoint"_s, endpoint}}, {u"running"_s, u"answers"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"jaeger status"_s, u"jaeger status --json"_s}, .run = runStatus},
    };
}

} // namespace core
