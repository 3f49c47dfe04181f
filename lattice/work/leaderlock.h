// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"

namespace lattice {

/*! Times of the leader's lock; tests make them short. `valid` must be well below `ttl`. */
struct LeaderTimes {
    Milliseconds renew{5'000};
    Milliseconds poll{5'000};    //!< how often a candidate tries, and up to a fifth more
    Milliseconds valid{10'000};  //!< how long one may act after a renewal
    std::chrono::seconds ttl{15}; //!< of the lock itself
};

/*!
    Elects one leader among the candidates of a lattice, by the key `leader` of the bucket `lattice-lock`.

    Whoever creates the key leads; the revision of its creation is the epoch, greater with each leader, also when the bucket was made
    anew: whoever finds it unused moves its revisions up to 1000 for each second since 1970. He renews it by
    compare-and-set, and may act only while his last renewal is young by a clock that runs on while the machine sleeps: a leader
    that wakes late has lost before he can do anything. An expired key is not told to anybody by the server, so candidates try again
    and again, sooner when the key must have expired or was deleted. \sa docs/work.md §6
*/
class LeaderLock final : public QObject
{
    Q_OBJECT

public:
    LeaderLock(MeshLink &link, QString stationId, LeaderTimes times = {}, QObject *parent = nullptr);
    ~LeaderLock() override;
    Q_DISABLE_COPY_MOVE(LeaderLock)

    void stand(); //!< is a candidate from now on; makes the bucket unless it is there
    /*! Is no candidate any more; a leader gives the key back, so that another can lead at once. lost() comes before that. */
    QCoro::Task<void> resign();

    bool leads() const { return m_epoch > 0; }
    bool mayAct() const; //!< ask before each write: leads, and the last renewal is young. Can be false before lost() comes
    quint64 epoch() const { return m_epoch; } //!< 0 unless it leads
    QString leader() const; //!< id of the station that leads, as far as a candidate knows; empty: nobody

Q_SIGNALS:
    void gained(quint64 epoch);
    void lost();
    void leaderChanged(const QString &stationId); //!< empty: nobody leads
    void failed(const lattice::Error &error); //!< tried again. Invalid: the bucket's expiry does not fit, a person must act

private:
    QCoro::Task<void> turn();
    QCoro::Task<Result<>> prepare();
    static QCoro::Task<void> beginEpochs(JetStream jetStream, std::stop_token stop);
    QCoro::Task<void> campaign();
    QCoro::Task<void> renew();
    void watch();
    void take(const KeyEntry &entry);
    void gain(quint64 revision, qint64 askedMs);
    void lose(const QString &why);
    void checkValid();
    void planTurn(bool failed);
    void setLeader(const QString &stationId);

    MeshLink &m_link;
    const QString m_stationId;
    const LeaderTimes m_times;
    std::unique_ptr<KeyWatch> m_watch;
    QTimer m_turn;
    QTimer m_validity;
    quint64 m_epoch = 0;
    quint64 m_revision = 0; //!< of our last renewal
    qint64 m_renewedMs = 0; //!< when that was asked for
    QString m_leader;
    qint64 m_heardMs = 0; //!< when the leader's last renewal was seen
    bool m_standing = false;
    bool m_prepared = false;
    bool m_busy = false;
    std::stop_source m_stop;
};

} // namespace lattice
