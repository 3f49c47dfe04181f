// SPDX-License-Identifier: Apache-2.0
#include "core/verb/workid.h"

#include "core/engine/engine.h"

#include "lattice/work/workclient.h"

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using lattice::WorkRecord;

namespace core {

namespace {

constexpr qsizetype kNamed = 3; // ids in a message

QString counted(const QStringList &ids)
{
    const QString some = ids.first(std::min(kNamed, ids.size())).join(u", "_s);
    return ids.size() > kNamed ? u"%1 and %2 more"_s.arg(some).arg(ids.size() - kNamed) : some;
}

QCoro::Task<Result<QJsonObject>> runWhole(Verb::Run run, Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const QStringList names{u"work_id"_s, u"parent"_s};
    for (const QString &name : names) {
        const QString text = arguments[name].toString();
        if (text.isEmpty())
            continue;
        const auto whole = co_await workIdOf(context.engine, text, stop);
        if (!whole)
            co_return failed(whole.error().fault, (name == "parent"_L1 ? u"the parent: "_s : QString()) + whole.error().detail);
        arguments[name] = *whole;
    }
    if (!context.engine)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    co_return co_await run(context, std::move(arguments), std::move(progress), std::move(stop));
}

} // namespace

QCoro::Task<Result<QString>> workIdOf(QPointer<Engine> engine, QString text, std::stop_token stop)
{
    const auto client = engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    const auto known = co_await (*client)->get(text);
    if (known)
        co_return text;
    if (known.error().fault != Fault::NotFound || text.size() < kShortestWorkId)
        co_return std::unexpected(known.error());
    const auto again = engine ? engine->work() : failed(Fault::Cancelled, u"the station is stopping"_s);
    if (!again)
        co_return std::unexpected(again.error());
    const auto all = co_await (*again)->list(std::move(stop));
    if (!all)
        co_return std::unexpected(all.error());
    QStringList ids;
    for (const WorkRecord &record : *all) {
        if (record.spec.workId.startsWith(text))
            ids << record.spec.workId;
    }
    if (ids.size() > 1)
        co_return failed(Fault::Conflict, u"%1 ids of work begin with %2: %3"_s.arg(ids.size()).arg(text, counted(ids)));
    co_return ids.isEmpty() ? Result<QString>(std::unexpected(known.error())) : ids.first();
}

Verb::Run withWholeIds(Verb::Run run)
{
    return [run = std::move(run)](Context context, QJsonObject arguments, Progress progress, std::stop_token stop) {
        return runWhole(run, std::move(context), std::move(arguments), std::move(progress), std::move(stop));
    };
}

} // namespace core
