// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/accesstokens.h"
#include "core/verb/verbtable.h"

using namespace Qt::StringLiterals;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

AccessTokens tokensOf(const Context &context)
{
    return AccessTokens(AccessTokens::fileOf(context.home.data));
}

QCoro::Task<Result<QJsonObject>> runCreate(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const QString right = arguments.value("right"_L1).toString(u"read"_s), name = arguments.value("name"_L1).toString();
    const Right wanted = right == "administer"_L1 ? Right::Administer : right == "operate"_L1 ? Right::Operate : Right::Read;
    const auto token = tokensOf(context).create(name, wanted);
    if (!token)
        co_return std::unexpected(token.error());
    co_return QJsonObject{{u"name"_s, name}, {u"right"_s, right}, {u"token"_s, *token}};
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject, Progress, std::stop_token)
{
    const auto tokens = tokensOf(context).list();
    if (!tokens)
        co_return std::unexpected(tokens.error());
    QJsonArray list;
    for (const AccessToken &token : *tokens)
        list << QJsonObject{{u"name"_s, token.name}, {u"right"_s, rightName(token.right)}, {u"made"_s, token.made.toString(Qt::ISODate)}};
    co_return QJsonObject{{u"tokens"_s, list}};
}

QCoro::Task<Result<QJsonObject>> runRevoke(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const QString name = arguments.value("name"_L1).toString();
    if (const auto revoked = tokensOf(context).revoke(name); !revoked)
        co_return std::unexpected(revoked.error());
    co_return QJsonObject{{u"name"_s, name}, {u"revoked"_s, true}};
}

Parameter nameOf(const QString &words) { return {.name = u"name"_s, .words = words, .placeholder = u"NAME"_s, .positional = true, .required = true}; }

} // namespace

QList<Verb> tokenVerbs()
{
    return {{.name = u"token.create"_s, .title = u"Make an access token"_s,
             .description = u"Makes a token by which an MCP client may reach this station, and shows it this once. It is kept hashed, and holds until it is revoked."_s,
             .parameters = {nameOf(u"who it is for"_s), {.name = u"right"_s, .type = Type::Choice, .words = u"read: look at everything but secrets; operate: run agents, assign and cancel work too; administer: everything"_s,
                                                         .choices = {u"read"_s, u"operate"_s, u"administer"_s}, .initial = u"read"_s}},
             .resultSchema = Schema::object({{u"name"_s, Schema::text(u"who it is for"_s)}, {u"right"_s, Schema::text(u"what it may do"_s)}, {u"token"_s, Schema::text(u"a secret; send it as Authorization: Bearer TOKEN"_s)}}, {u"name"_s, u"right"_s, u"token"_s}),
             .needs = Right::Administer, .onlyHere = true, .examples = {u"token create laptop"_s, u"token create ci --right operate"_s}, .run = runCreate},
            {.name = u"token.list"_s, .title = u"List access tokens"_s, .description = u"Lists the tokens that were made, without the tokens themselves."_s,
             .resultSchema = Schema::object({{u"tokens"_s, Schema::list(Schema::object({{u"name"_s, Schema::text(u"who it is for"_s)}, {u"right"_s, Schema::text(u"what it may do"_s)}, {u"made"_s, Schema::text(u"when"_s)}}))}}, {u"tokens"_s}),
             .hints = {.readOnly = true, .idempotent = true}, .needs = Right::Administer, .onlyHere = true, .examples = {u"token list"_s}, .run = runList},
            {.name = u"token.revoke"_s, .title = u"Revoke an access token"_s, .description = u"Makes a token worthless, at once."_s, .parameters = {nameOf(u"which"_s)},
             .resultSchema = Schema::object({{u"name"_s, Schema::text(u"which"_s)}, {u"revoked"_s, Schema::boolean(u"true"_s)}}, {u"name"_s, u"revoked"_s}),
             .hints = {.destructive = true}, .needs = Right::Administer, .onlyHere = true, .examples = {u"token revoke laptop"_s}, .run = runRevoke}};
}

} // namespace core
