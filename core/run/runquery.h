// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/runrecord.h"

namespace core {

/*! Which runs; empty fields: any. */
struct RunQuery {
    QString agent;
    std::optional<RunState> state;
    QString trigger; //!< a kind
    QString model;
    QString workId;
    QString callId;
    QString parentId;
    QString rootId;
    QDateTime from; //!< begun then or later
    QDateTime to;   //!< begun before
    qint64 before = 0; //!< of a RunPage, for the next one; 0: from the newest
    int limit = 100;
    QString id = {}; //!< this run alone

    friend bool operator==(const RunQuery &, const RunQuery &) = default;
};

struct RunPage {
    QList<RunRecord> runs; //!< newest first
    qint64 next = 0;       //!< RunQuery::before of the rest; 0: that was all
};

/*! Of the runs that a query finds, however many. */
struct RunStatistics {
    qint64 runs = 0;
    qint64 running = 0;
    qint64 failed = 0;    //!< and interrupted
    qint64 cancelled = 0;
    double p50Ms = 0;     //!< of those that are done
    double p95Ms = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    double cost = 0;        //!< US dollars, of runs whose cost is known
    qint64 costUnknown = 0; //!< runs of a model whose cost is not known
};

/*! Two runs side by side: steps that belong together, and the first that differs. */
struct RunComparison {
    struct Row {
        std::optional<RunStep> left;
        std::optional<RunStep> right;
        QString difference; //!< what differs, in words; empty: nothing does
    };
    RunRecord left;
    RunRecord right;
    QList<Row> rows;
    int divergence = -1; //!< the first row with a difference; -1: none
    bool samePrompt = false;
    bool sameTask = false;
};

} // namespace core
