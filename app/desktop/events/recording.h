// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/historyclient.h"
#include "lattice/history/eventexport.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <stop_token>

namespace app {

/*!
    A recorded lattice to look around in: an export of a history, read into an index of its own that goes with it.

    Everything in it is past, and nothing can be changed. Reading runs on a thread of its own. \sa docs/history.md §8
*/
class Recording : public QObject, public HistorySource
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed FINAL)
    Q_PROPERTY(bool only READ isOnly CONSTANT FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString about READ about NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)

public:
    explicit Recording(HistoryClient &client, QObject *parent = nullptr);
    ~Recording() override;

    /*! Reads \a file; what was open is closed when it can be shown. A failure says why, and leaves what is. */
    Q_INVOKABLE void read(const QUrl &file);
    Q_INVOKABLE void readSample(); //!< the recording that comes with the program
    Q_INVOKABLE void stopReading();
    Q_INVOKABLE void close();
    /*! The window has no station, and shows recordings only. */
    void setOnly() { m_only = true; }
    /*! In a window of its own, as a lattice is shown in this one. \return whether one was started */
    Q_INVOKABLE bool readElsewhere(const QUrl &file);

    bool isOpen() const { return m_index != nullptr; }
    bool isOnly() const { return m_only; }
    bool isReading() const { return m_reading != 0; }
    QString name() const { return m_name; }
    QString about() const; //!< when it was made, of what, and whether it is whole
    QString problem() const;
    QString problemWords() const { return m_problem ? m_problem->detail : QString(); }
    static QString samplePath() { return QStringLiteral(":/station/recordings/sample.jsonl"); }

    void query(const QString &requestId, const lattice::HistoryQuery &query) override;
    void count(const QString &requestId, const lattice::EventFilter &filter) override;
    void histogram(const QString &requestId, const QDateTime &from, const QDateTime &to, int buckets) override;
    void state(const QString &requestId, const QDateTime &time) override;
    void exportTo(const QString &requestId, const QString &path, const lattice::EventFilter &filter) override;

Q_SIGNALS:
    void changed();
    void opened();
    void closed();
    void left(); //!< closed by hand, and nothing else is shown

private:
    struct Read {
        std::unique_ptr<QTemporaryDir> folder;
        lattice::Result<lattice::ImportReport> report;
    };
    void readFile(const QString &path, const QString &name);
    void take(quint64 reading, const QString &name, std::shared_ptr<Read> read);
    void show(const lattice::HistoryRange &range);
    void drop();

    HistoryClient &m_client;
    QThread m_thread; //!< reads
    QSemaphore m_ended; //!< readings that are over, however
    std::stop_source m_stop;
    quint64 m_reading = 0; //!< which reading is under way; 0: none
    quint64 m_lastReading = 0;
    bool m_only = false;
    QString m_name;
    lattice::ImportReport m_report;
    std::optional<lattice::Error> m_problem;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<lattice::History> m_index;
};

} // namespace app
