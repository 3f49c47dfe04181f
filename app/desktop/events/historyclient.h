// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/history.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace app {

/*! Who answers in place of the engine: a recording. Each question is answered once by the client's apply…, with its id. */
class HistorySource
{
public:
    virtual ~HistorySource() = default;
    virtual void query(const QString &requestId, const lattice::HistoryQuery &query) = 0;
    virtual void count(const QString &requestId, const lattice::EventFilter &filter) = 0;
    virtual void histogram(const QString &requestId, const QDateTime &from, const QDateTime &to, int buckets) = 0;
    virtual void state(const QString &requestId, const QDateTime &time) = 0;
    virtual void exportTo(const QString &requestId, const QString &path, const lattice::EventFilter &filter) = 0;
};

/*!
    The window's way to the history: questions go out as signals with an id, each answer comes back once to who asked.

    It lives on the window's thread and is connected to the engine's slots of the same meaning by connectEngine(). An answer
    to a question that was withdrawn, or whose context has gone, is dropped.
*/
class HistoryClient final : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Then = std::function<void(const lattice::Result<T> &)>;

    using QObject::QObject;

    QString query(const lattice::HistoryQuery &query, QObject *context, Then<lattice::HistoryPage> then);
    QString count(const lattice::EventFilter &filter, QObject *context, Then<quint64> then);
    QString histogram(const QDateTime &from, const QDateTime &to, int buckets, QObject *context, Then<QList<lattice::HistoryBucket>> then);
    QString state(const QDateTime &time, QObject *context, Then<lattice::LatticeState> then);
    QString exportTo(const QString &path, const lattice::EventFilter &filter, QObject *context, Then<lattice::ExportReport> then);
    void withdraw(const QString &requestId);
    /*! Another lattice, another history: nothing that was asked is answered any more. */
    void clear();

    /*! Questions go to \a recorded, whose history has \a status, until showLive(). What was asked before is not answered any more. */
    void showRecorded(HistorySource &recorded, const lattice::HistoryStatus &status);
    void showLive();
    bool isRecorded() const { return m_recorded != nullptr; }

    const lattice::HistoryStatus &status() const { return m_recorded ? m_recordedStatus : m_status; }
    /*! Where the history ends: at the last event of a recording; of a live one not before \a now. */
    QDateTime end(const QDateTime &now) const { return m_recorded ? status().range.to : qMax(status().range.to, now); }
    bool isOpen() const { return status().state != lattice::HistoryStatus::State::Closed; }

public Q_SLOTS:
    void applyStatus(const lattice::HistoryStatus &status);
    void applyAppended(const QList<lattice::HistoryRow> &rows);
    void applyFound(const QString &requestId, const lattice::Result<lattice::HistoryPage> &page);
    void applyCounted(const QString &requestId, const lattice::Result<quint64> &count);
    void applyHistogram(const QString &requestId, const lattice::Result<QList<lattice::HistoryBucket>> &buckets);
    void applyState(const QString &requestId, const lattice::Result<lattice::LatticeState> &state);
    void applyExported(const QString &requestId, const lattice::Result<lattice::ExportReport> &report);

Q_SIGNALS:
    void statusChanged();
    void appended(const QList<lattice::HistoryRow> &rows);
    void queryWanted(const QString &requestId, const lattice::HistoryQuery &query);
    void countWanted(const QString &requestId, const lattice::EventFilter &filter);
    void histogramWanted(const QString &requestId, const QDateTime &from, const QDateTime &to, int buckets, const lattice::EventFilter &filter);
    void stateWanted(const QString &requestId, const QDateTime &time);
    void exportWanted(const QString &requestId, const QString &path, const lattice::EventFilter &filter);

private:
    template <typename T>
    struct Asked {
        QPointer<QObject> context;
        Then<T> then;
    };
    QString nextId();
    template <typename T>
    void settle(QHash<QString, Asked<T>> &asked, const QString &requestId, const lattice::Result<T> &answer);

    QHash<QString, Asked<lattice::HistoryPage>> m_queries;
    QHash<QString, Asked<quint64>> m_counts;
    QHash<QString, Asked<QList<lattice::HistoryBucket>>> m_histograms;
    QHash<QString, Asked<lattice::LatticeState>> m_states;
    QHash<QString, Asked<lattice::ExportReport>> m_exports;
    lattice::HistoryStatus m_status; //!< of the engine's
    HistorySource *m_recorded = nullptr;
    lattice::HistoryStatus m_recordedStatus;
    quint64 m_lastId = 0;
};

} // namespace app
