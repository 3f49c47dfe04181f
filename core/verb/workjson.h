// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

#include <QPointer>

#include <stop_token>

namespace core {

enum class Detail {
    Row, //!< without inputs, result and changes: for lists
    All,
};

/*! An item of work as commands and MCP tools show it: the fields of docs/work.md §3. */
QJsonObject toJson(const lattice::WorkRecord &record, Detail detail);

/*! The spec that the arguments of work.assign ask for; the station is left to the caller. \return Invalid in words */
lattice::Result<lattice::WorkSpec> specOf(const QJsonObject &arguments);

/*!
    Waits for the end of an item and gives it with its result and `succeeded`; \a progress hears of each change, a line each.
    \return Timeout when waiting took longer than \a deadline
*/
QCoro::Task<lattice::Result<QJsonObject>> awaitWork(QPointer<Engine> engine, QString workId, std::chrono::milliseconds deadline, Progress progress, std::stop_token stop);

} // namespace core
