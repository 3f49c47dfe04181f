// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace app {

/*! nats.c as it is, for baselines and for filling a server. Blocking. */
class BareNats final
{
    Q_DISABLE_COPY_MOVE(BareNats)

public:
    static lattice::Result<std::unique_ptr<BareNats>> connect(const QString &url);
    ~BareNats();

    lattice::Result<> request(const QByteArray &subject, const QByteArray &payload);

    struct Entry {
        QByteArray key;
        QByteArray value;
    };
    /*! Makes \a bucket if need be and writes \a entries into it. */
    lattice::Result<> fill(const QByteArray &bucket, const QList<Entry> &entries);
    /*! Watches all of \a bucket until nats.c says that there is no more. \return how many keys came */
    lattice::Result<qsizetype> watchAll(const QByteArray &bucket);
    /*! Of the last write to \a bucket. */
    lattice::Result<quint64> lastSequence(const QByteArray &bucket);

    struct Stored {
        QByteArray subject;
        QByteArray id; //!< empty: none
        QByteArray body;
    };
    /*! Publishes \a messages with js_PublishMsgAsync and waits until all are stored. */
    lattice::Result<> publishAll(const QList<Stored> &messages);
    /*! Reads \a count messages below \a subject with an ordered consumer of nats.c. \return their bytes */
    lattice::Result<qint64> readOrdered(const QByteArray &subject, qsizetype count);

private:
    struct Private;
    explicit BareNats(std::unique_ptr<Private> made);
    std::unique_ptr<Private> d;
};

} // namespace app
