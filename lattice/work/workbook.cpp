// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workbook.h"

#include "lattice/protocol/subject.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcWorkBook, "station.lattice.workbook")

namespace lattice {

namespace {

const QByteArray kPrefix = "w.";

/*! The record of \a entry, which must be the one that its key names. */
Result<WorkRecord> recordOf(const KeyEntry &entry)
{
    auto record = decodeWorkRecord(entry.value, entry.revision);
    if (record && record->spec.workId.toLatin1() != entry.key.sliced(kPrefix.size()))
        return failed(Fault::Invalid, u"work_id: is not that of the key"_s);
    return record;
}

} // namespace

WorkBook::WorkBook(MeshLink &link, Milliseconds join, QObject *parent) : QObject(parent), m_join(join), m_watch(link, Bucket::Ledger.toLatin1(), kPrefix + '>')
{
    m_flush.setSingleShot(true);
    m_flush.setTimerType(Qt::PreciseTimer);
    connect(&m_flush, &QTimer::timeout, this, &WorkBook::flush);
    connect(&m_watch, &KeyWatch::changed, this, &WorkBook::take);
    connect(&m_watch, &KeyWatch::marked, this, [this](const QByteArray &key, quint64 revision) { m_marks.insert(key, revision); });
    connect(&m_watch, &KeyWatch::failed, this, &WorkBook::failed);
    connect(&m_watch, &KeyWatch::caughtUp, this, [this] {
        const QPointer<WorkBook> self(this);
        flush();
        if (self)
            Q_EMIT caughtUp();
    });
}

const WorkRecord *WorkBook::find(const QString &workId) const
{
    const auto found = m_records.constFind(workId);
    return found == m_records.cend() ? nullptr : &*found;
}

void WorkBook::take(const KeyEntry &entry)
{
    if (!entry.key.startsWith(kPrefix))
        return;
    if (!m_flush.isActive())
        m_flush.start(m_join);
    const QString key = QString::fromLatin1(entry.key);
    const QString workId = key.sliced(kPrefix.size());
    m_broken.remove(key);
    if (entry.operation == KeyEntry::Operation::Delete)
        return drop(workId);
    m_marks.remove(entry.key);
    const auto record = recordOf(entry);
    if (record) {
        m_records.insert(workId, *record);
        m_changed.insert(workId);
        m_gone.remove(workId);
        return;
    }
    drop(workId);
    m_broken.insert(key, record.error());
    qCWarning(lcWorkBook).noquote() << "the record" << key << "of the ledger cannot be read:" << record.error().detail;
    Q_EMIT brokenFound(key, record.error());
}

void WorkBook::drop(const QString &workId)
{
    m_changed.remove(workId);
    if (m_records.remove(workId) > 0)
        m_gone.insert(workId);
}

void WorkBook::flush()
{
    m_flush.stop();
    if (m_changed.isEmpty() && m_gone.isEmpty())
        return;
    QList<WorkRecord> records;
    records.reserve(m_changed.size());
    for (const QString &workId : std::exchange(m_changed, {}))
        records.append(m_records.value(workId));
    const QSet<QString> gone = std::exchange(m_gone, {});
    Q_EMIT changed(records, QStringList(gone.begin(), gone.end()));
}

} // namespace lattice
