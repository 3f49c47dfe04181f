// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/snoozes.h"
#include "app/desktop/work/workfilter.h"
#include "core/tool/question.h"
#include "lattice/mesh/station.h"

#include <QAbstractListModel>
#include <QTimer>

namespace app {

/*!
    What waits for a person: tool calls to be allowed and forms of this station, questions of agents, work that was lost or has stalled, names that two stations claim. Who waits longest stands first.

    A row that was settled, by whomever, says so for ten seconds before it goes. Snoozing work is told to the lattice: every window leaves it out of the
    count, and says who put it off and why. Snoozing a name conflict is this window's own.
*/
class NeedsYouModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(int count READ count NOTIFY countsChanged FINAL)
    Q_PROPERTY(int approvals READ approvals NOTIFY countsChanged FINAL)
    Q_PROPERTY(int escalations READ escalations NOTIFY countsChanged FINAL)
    Q_PROPERTY(int stalled READ stalled NOTIFY countsChanged FINAL)
    Q_PROPERTY(int conflicts READ conflicts NOTIFY countsChanged FINAL)
    Q_PROPERTY(int snoozed READ snoozed NOTIFY countsChanged FINAL)
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY kindChanged FINAL)
    Q_PROPERTY(bool showSnoozed READ showsSnoozed WRITE setShowSnoozed NOTIFY kindChanged FINAL)

public:
    enum Kind { All, Approval, Escalation, Stalled, Conflict };
    Q_ENUM(Kind)
    enum Role { KeyRole = Qt::UserRole, KindRole, StateRole, StateTextRole, GlyphRole, WorkIdRole, StationIdRole, AgentRole, TitleRole, TextRole, AgeRole, SettledRole, SnoozedRole, SnoozeTextRole, QuestionRole };
    Q_ENUM(Role)
    static constexpr int kSettledSeconds = 10;

    explicit NeedsYouModel(const WorkBoard &board, QObject *parent = nullptr);

    void setStations(const QList<lattice::Station> &stations);
    void setQuestions(const QList<core::Question> &questions); //!< of this station: all that are open
    void tick(const QDateTime &now);
    Q_INVOKABLE void snooze(const QString &key, int minutes, const QString &reason);
    Q_INVOKABLE void wake(const QString &key);
    Q_INVOKABLE int rowOf(const QString &key) const;
    /*! What the lattice says of snoozing among \a events, live or from the history. */
    void applyEvents(const QList<lattice::Event> &events);
    void refuseSnooze(const QString &workId); //!< the lattice could not be told
    Q_INVOKABLE QString keyAt(int row) const { return row < 0 || row >= m_rows.size() ? QString() : m_rows.at(row).key; }

    int count() const { return approvals() + escalations() + stalled() + conflicts(); } //!< of all kinds, without what is snoozed
    int approvals() const { return m_counts[Approval]; }
    int escalations() const { return m_counts[Escalation]; }
    int stalled() const { return m_counts[Stalled]; }
    int conflicts() const { return m_counts[Conflict]; }
    int snoozed() const { return m_snoozedCount; }
    const QHash<QString, int> &byStation() const { return m_byStation; } //!< what counts, where a station is known
    struct Waiting {
        QString key;
        QString title;
        QString text;
        QString workId; //!< empty: of no work
    };
    const QList<Waiting> &waiting() const { return m_waiting; } //!< all that count, whatever the list shows; longest first
    int kind() const { return m_kind; }
    void setKind(int kind);
    bool showsSnoozed() const { return m_showSnoozed; }
    void setShowSnoozed(bool show);
    bool hasAges() const { return !m_rows.isEmpty() || !m_own.isEmpty() || !m_snoozes.isEmpty(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countsChanged();
    void kindChanged();
    void snoozeWanted(const QString &workId, int minutes, const QString &reason); //!< 0 minutes: it counts again

private:
    struct Need {
        Kind kind = Escalation;
        QString key;
        WorkValue::Value state = WorkValue::Waiting;
        QString workId;
        QString stationId;
        QString agent;
        QString title;
        QString text;
        QDateTime since;
        QString questionId; //!< of an approval
        QString settled; //!< how, when it is no need any more
        QDateTime settledAt;

        friend bool operator==(const Need &, const Need &) = default;
    };
    void refresh();
    Need needOf(const WorkEntry &entry) const;
    QList<Need> conflictNeeds();
    QList<Need> questionNeeds() const;
    QString settledText(const Need &need) const;
    std::optional<Snooze> snoozeOf(const Need &need) const;
    QString snoozeText(const Need &need) const;
    QList<Need> wanted();
    void adopt(const QList<Need> &rows);

    const WorkBoard &m_board;
    StationNames m_names;
    QList<lattice::Station> m_conflicting;
    QList<core::Question> m_questions;
    QHash<QString, QDateTime> m_conflictSince;
    Snoozes m_snoozes;             //!< of work: the lattice's
    QHash<QString, Snooze> m_own;  //!< of conflicts: this window's
    QList<Waiting> m_waiting;
    QList<Need> m_rows;
    QDateTime m_now;
    std::array<int, Conflict + 1> m_counts{};
    QHash<QString, int> m_byStation;
    int m_snoozedCount = 0;
    int m_kind = All;
    bool m_showSnoozed = false;
    QTimer m_refresh;
};

} // namespace app
