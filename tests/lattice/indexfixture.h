// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historyexamples.h"
#include "lattice/history/eventindex.h"

#include <QCoro/QCoroTask>
#include <QTemporaryDir>

/*! \a text as a filter; one that cannot be understood ends the test. */
inline lattice::EventFilter filter(const QString &text)
{
    const auto parsed = lattice::EventFilter::parse(text, examples::start().addDays(1));
    if (!parsed)
        qFatal("%s: %s", qPrintable(text), qPrintable(parsed.error().expected));
    return *parsed;
}

/*! An index in a folder of the test's. */
struct IndexFixture {
    QTemporaryDir folder;
    lattice::EventIndexOptions options{.file = folder.filePath(QStringLiteral("sub/events.index"))};
    std::unique_ptr<lattice::EventIndex> index;
    QStringList notices;

    lattice::Result<lattice::HistoryRange> open()
    {
        index.reset();
        index = std::make_unique<lattice::EventIndex>(options);
        QObject::connect(index.get(), &lattice::EventIndex::rebuilt, index.get(), [this](const QString &words) { notices.append(words); });
        return QCoro::waitFor(index->open());
    }

    lattice::Result<QList<lattice::HistoryRow>> append(const QList<lattice::StoredEvent> &events) { return QCoro::waitFor(index->append(events)); }

    QList<quint64> find(const QString &text, lattice::HistoryQuery query = {})
    {
        query.filter = filter(text);
        const auto page = QCoro::waitFor(index->query(query));
        if (!page)
            qFatal("%s: %s", qPrintable(text), qPrintable(page.error().detail));
        QList<quint64> sequences;
        for (const lattice::HistoryRow &row : page->rows)
            sequences.append(row.sequence);
        return sequences;
    }

    quint64 count(const QString &text) { return QCoro::waitFor(index->count(filter(text))).value_or(0); }
};
