// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workboard.h"
#include "lattice/result.h"

#include <QJsonObject>
#include <QUrl>

#include <functional>

namespace app {

/*!
    What can be done with work: stop, do again, give to another station, answer. Asked by signals; the answers come by applyAnswer().

    Giving it to another station is a cancellation and, once that has happened, a new item that replays the old one. One that ends in another way first stays where it is.
*/
class WorkActions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString reportText READ reportText NOTIFY reported FINAL)
    Q_PROPERTY(QString reportWords READ reportWords NOTIFY reported FINAL)
    Q_PROPERTY(bool reportFailed READ reportFailed NOTIFY reported FINAL)
    Q_PROPERTY(QString offReason READ offReason NOTIFY offReasonChanged FINAL)

public:
    enum Deed { Cancel, Retry, Reassign, Answer };
    Q_ENUM(Deed)

    explicit WorkActions(WorkBoard &board, QObject *parent = nullptr);

    /*! Those of \a ids with which \a deed is possible now; none while actions are off. */
    Q_INVOKABLE QStringList able(int deed, const QStringList &ids) const;
    Q_INVOKABLE QString label(const QString &workId) const; //!< a line for the list that a question shows: "log-reader: Why…"
    Q_INVOKABLE void cancel(const QStringList &ids, const QString &reason);
    Q_INVOKABLE void retry(const QStringList &ids);
    Q_INVOKABLE void reassign(const QStringList &ids, const QString &stationId); //!< an empty id: any station
    Q_INVOKABLE void answer(const QString &workId, const QString &text);
    Q_INVOKABLE QString stateOf(const QStringList &ids) const; //!< why nothing is left to do with them: "answered by anna: go ahead", "it is done"
    /*! The deed as commands, a line each, or as MCP calls. \a words are the reason or the answer, \a stationId whom it is given to. */
    Q_INVOKABLE QString commandsOf(int deed, const QStringList &ids, const QString &words, const QString &stationId) const;
    Q_INVOKABLE QString mcpCallsOf(int deed, const QStringList &ids, const QString &words, const QString &stationId) const;
    Q_INVOKABLE void dismiss(); //!< the report was read
    Q_INVOKABLE void tellWritten(const QUrl &file, const QString &problem); //!< a table; \a problem is empty when it is there

    void applyAnswer(const QString &requestId, const lattice::Result<lattice::WorkRecord> &record);
    /*! Actions are off while \a reason says why; empty: they are on. */
    void setOffReason(const QString &reason);
    /*! Asked before work is stopped, with what is to be stopped; it calls \a answered, at once or later. */
    using Guard = std::function<void(const QString &deed, std::function<void(bool go)> answered)>;
    void setGuard(Guard guard) { m_guard = std::move(guard); }
    void tellFailure(const lattice::Error &error); //!< of a deed that was asked for elsewhere
    void clear();

    static bool isPossible(Deed deed, const lattice::WorkRecord &record);

    QString reportText() const { return m_reportText; }
    QString reportWords() const { return m_reportWords; }
    bool reportFailed() const { return m_reportFailed; }
    QString offReason() const { return m_offReason; }

Q_SIGNALS:
    void reported();
    void offReasonChanged();
    void cancelRequested(const QString &requestId, const QString &workId, const QString &reason);
    void retryRequested(const QString &requestId, const QString &workId);
    void answerRequested(const QString &requestId, const QString &workId, const QString &text);
    void submitRequested(const QString &requestId, const lattice::WorkSpec &spec);
    void begun(const QString &workId); //!< a new item stands for an old one

private:
    void stop(const QStringList &ids, const QString &reason);

    /*! What was asked for at once. */
    struct Batch {
        Deed deed = Cancel;
        int open = 0;
        int done = 0;
        int failed = 0;
        lattice::Error error; //!< the last
    };
    enum class Half { Whole, First }; //!< the first half of a reassignment is the cancellation
    struct Request {
        std::shared_ptr<Batch> batch;
        QString workId;
        Half half = Half::Whole;
    };
    QString ask(const std::shared_ptr<Batch> &batch, const QString &workId, Half half = Half::Whole);
    void close(Batch &batch);
    void proceed(const lattice::WorkRecord &record);
    void report(const QString &text, const lattice::Error *error = nullptr);
    QString successText(const Batch &batch) const;
    QList<std::pair<QString, QJsonObject>> verbsOf(Deed deed, const QStringList &ids, const QString &words, const QString &stationId) const;

    struct Move {
        QString stationId;
        std::shared_ptr<Batch> batch;
    };
    WorkBoard &m_board;
    QHash<QString, Request> m_requests;
    QHash<QString, Move> m_moving; //!< by work id: to be submitted anew when it has stopped
    QString m_reportText;
    QString m_reportWords;
    bool m_reportFailed = false;
    QString m_offReason;
    Guard m_guard;
};

} // namespace app
