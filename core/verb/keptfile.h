// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace core {

/*! A file of settings as it is now, to be shown and replaced. One that is missing is as an empty one, and writing nothing removes it. */
struct KeptFile {
    QString path; //!< behind a link: that file is written, and the link stays
    QByteArray bytes;
    bool exists = false;

    static lattice::Result<KeptFile> read(const QString &path); //!< Refused where it cannot be read, Full beyond 1 MiB

    QString revision() const; //!< of the bytes
    QJsonObject toJson() const; //!< file, exists, text, revision

    /*! \return Conflict when \a expected is another revision; an empty one is any */
    lattice::Result<> isStill(const QString &expected) const;
    lattice::Result<> write(const QByteArray &wanted);
};

} // namespace core
