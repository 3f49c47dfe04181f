// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/engine/remotehands.h"
#include "core/verb/verbtable.h"

using namespace Qt::StringLiterals;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

QJsonObject toJson(const TrustedKey &key)
{
    return {{u"key"_s, keyText(key.key)}, {u"name"_s, key.name}, {u"right"_s, rightName(key.right)}, {u"added"_s, key.added.toString(Qt::ISODateWithMs)}};
}

QJsonObject keySchema()
{
    return Schema::object({{u"key"_s, Schema::text(u"ed25519:…"_s)}, {u"name"_s, Schema::text(u"for people"_s)}, {u"right"_s, Schema::text(u"read, operate or administer"_s)},
                           {u"added"_s, Schema::text(u"when, ISO 8601"_s)}}, {u"key"_s});
}

QCoro::Task<Result<QJsonObject>> runKey(Context context, QJsonObject, Progress, std::stop_token)
{
    const auto key = context.engine->remoteHands().publicKey();
    if (!key)
        co_return std::unexpected(key.error());
    co_return QJsonObject{{u"key"_s, keyText(*key)}};
}

QCoro::Task<Result<QJsonObject>> runAllow(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto key = parseKey(arguments[u"key"_s].toString());
    if (!key)
        co_return std::unexpected(key.error());
    const QString word = arguments[u"right"_s].toString(rightName(Right::Operate));
    const Right right = word == rightName(Right::Read) ? Right::Read : word == rightName(Right::Administer) ? Right::Administer : Right::Operate;
    const TrustedKey trusted{.key = *key, .name = arguments[u"name"_s].toString(), .right = right, .added = QDateTime::currentDateTimeUtc()};
    TrustedKeys keys = context.engine->remoteHands().trusted();
    if (const auto allowed = keys.allow(trusted); !allowed)
        co_return std::unexpected(allowed.error());
    co_return toJson(trusted);
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject, Progress, std::stop_token)
{
    const auto keys = context.engine->remoteHands().trusted().all();
    if (!keys)
        co_return std::unexpected(keys.error());
    QJsonArray rows;
    for (const TrustedKey &key : *keys)
        rows << toJson(key);
    co_return QJsonObject{{u"keys"_s, rows}};
}

QCoro::Task<Result<QJsonObject>> runRevoke(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    TrustedKeys keys = context.engine->remoteHands().trusted();
    const auto gone = keys.revoke(arguments[u"key"_s].toString());
    if (!gone)
        co_return std::unexpected(gone.error());
    co_return toJson(*gone);
}

} // namespace

QList<Verb> trustVerbs()
{
    return {
        {.name = u"trust.key"_s, .title = u"Show this station's key"_s,
         .description = u"Prints the public key that this station signs its requests to other stations with. An administrator there allows it by trust allow. It is no secret."_s,
         .resultSchema = Schema::object({{u"key"_s, Schema::text(u"ed25519:…"_s)}}, {u"key"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .examples = {u"trust key"_s}, .run = runKey},
        {.name = u"trust.allow"_s, .title = u"Allow a key"_s,
         .description = u"Lets the owner of a key run verbs on this station over the lattice. Without it, other stations may only read. The right says how much: operate runs agents and work, administer changes agents and settings."_s,
         .parameters = {{.name = u"key"_s, .words = u"as trust key prints it on the other station"_s, .positional = true, .required = true},
                        {.name = u"name"_s, .words = u"whose it is, for people"_s},
                        {.name = u"right"_s, .type = Type::Choice, .words = u"what the owner may do"_s, .choices = {rightName(Right::Read), rightName(Right::Operate), rightName(Right::Administer)}, .initial = rightName(Right::Operate)}},
         .resultSchema = keySchema(), .hints = {.idempotent = true}, .needs = Right::Administer, .onlyHere = true,
         .examples = {u"trust allow ed25519:… --name ops-desk --right administer"_s}, .run = runAllow},
        {.name = u"trust.list"_s, .title = u"List the allowed keys"_s, .description = u"Lists whose keys may change something on this station over the lattice."_s,
         .resultSchema = Schema::object({{u"keys"_s, Schema::list(keySchema())}}, {u"keys"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .examples = {u"trust list"_s}, .run = runList},
        {.name = u"trust.revoke"_s, .title = u"Revoke a key"_s, .description = u"Takes back what trust allow allowed. It counts from the next request on."_s,
         .parameters = {{.name = u"key"_s, .words = u"the key or its name"_s, .positional = true, .required = true}},
         .resultSchema = keySchema(), .hints = {.destructive = true}, .needs = Right::Administer, .onlyHere = true, .examples = {u"trust revoke ops-desk"_s}, .run = runRevoke},
    };
}

} // namespace core
