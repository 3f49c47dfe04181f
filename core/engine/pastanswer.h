// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/history.h"

#include <QJsonObject>

#include <stop_token>

namespace core {

/*!
    Answers a question about the past in JSON, for commands and for stations that keep no index.

    \a kind and its arguments: `query` {filter, limit, before, after, oldest_first}, `count` {filter}, `state` {at}, `verify` {from, to},
    `export` {file, filter, from, to}. Times are as in a filter: `2h` ago, `16:20`, ISO 8601.
    \return Invalid with the place in the filter that was not understood
*/
QCoro::Task<lattice::Result<QJsonObject>> answerPast(lattice::History *history, QString kind, QJsonObject arguments, std::stop_token stop);

QJsonObject toJson(const lattice::HistoryRow &row);

/*! One line for people: time, type, what, where, words. */
QString lineOf(const lattice::Event &event);

} // namespace core
