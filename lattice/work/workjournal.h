// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QHash>
#include <QString>

namespace lattice {

/*!
    What a station holds, in a small file of its home, so that after a crash it hands it back at once instead of leaving it to
    be found lost. A file that cannot be read or written is as good as none: the leases tell in the end.
*/
class WorkJournal final
{
public:
    /*! \a file may be empty: then nothing outlives this object. */
    explicit WorkJournal(QString file);

    void add(const QString &workId, int attempt);
    void remove(const QString &workId, int attempt); //!< unless it holds another attempt by now
    /*! Attempts by work id: at the start those of the time before. */
    const QHash<QString, int> &held() const { return m_held; }

private:
    void write() const;

    const QString m_file;
    QHash<QString, int> m_held;
};

} // namespace lattice
