// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/callorigin.h"

#include "lattice/protocol/fields.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qsizetype kMostBytes = 16 * 1024;
constexpr qint64 kMostDepth = 1000;

QJsonObject toJson(const CallBudget &budget)
{
    QJsonObject json;
    if (budget.steps >= 0)
        json.insert("steps"_L1, budget.steps);
    if (budget.tokens >= 0)
        json.insert("tokens"_L1, budget.tokens);
    if (budget.cost >= 0)
        json.insert("cost"_L1, budget.cost);
    return json;
}

CallBudget budgetOf(const Fields &fields)
{
    CallBudget budget;
    if (fields.has("steps"_L1))
        budget.steps = int(fields.integer("steps"_L1));
    if (fields.has("tokens"_L1))
        budget.tokens = fields.integer("tokens"_L1, 0, std::numeric_limits<qint64>::max());
    if (fields.has("cost"_L1))
        budget.cost = fields.number("cost"_L1);
    return budget;
}

} // namespace

QByteArray encode(const CallOrigin &origin)
{
    QJsonObject json;
    insertUnlessEmpty(json, "trigger"_L1, origin.trigger);
    insertUnlessEmpty(json, "by"_L1, origin.by);
    insertUnlessEmpty(json, "parent_run"_L1, origin.parentRun);
    insertUnlessEmpty(json, "root_run"_L1, origin.rootRun);
    if (origin.depth > 0)
        json.insert("depth"_L1, origin.depth);
    if (!origin.path.isEmpty())
        json.insert("path"_L1, QJsonArray::fromStringList(origin.path));
    if (const QJsonObject budget = toJson(origin.budget); !budget.isEmpty())
        json.insert("budget"_L1, budget);
    return json.isEmpty() ? QByteArray() : toBytes(json);
}

Result<CallOrigin> decodeCallOrigin(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return CallOrigin();
    if (bytes.size() > kMostBytes)
        return failed(Fault::Invalid, u"the origin of a call has %1 bytes; expected %2 at most"_s.arg(bytes.size()).arg(kMostBytes));
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    CallOrigin origin;
    origin.trigger = fields->text("trigger"_L1);
    origin.by = fields->text("by"_L1);
    origin.parentRun = fields->text("parent_run"_L1);
    origin.rootRun = fields->text("root_run"_L1);
    origin.depth = int(fields->integer("depth"_L1, 0, kMostDepth));
    origin.path = fields->texts("path"_L1);
    origin.budget = budgetOf(fields->child("budget"_L1));
    return fields->finish(origin);
}

} // namespace lattice
