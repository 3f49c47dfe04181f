// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workjournal.h"

#include "lattice/protocol/subject.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSaveFile>

Q_LOGGING_CATEGORY(lcJournal, "station.lattice.journal")

namespace lattice {

namespace {
constexpr qint64 kMostBytes = 1024 * 1024;
}

WorkJournal::WorkJournal(QString file) : m_file(std::move(file))
{
    QFile stored(m_file);
    if (m_file.isEmpty() || !stored.open(QIODevice::ReadOnly))
        return;
    const QJsonObject entries = QJsonDocument::fromJson(stored.read(kMostBytes)).object();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        if (isToken(entry.key()) && entry->toInt() > 0)
            m_held.insert(entry.key(), entry->toInt());
    }
}

void WorkJournal::add(const QString &workId, int attempt)
{
    m_held.insert(workId, attempt);
    write();
}

void WorkJournal::remove(const QString &workId, int attempt)
{
    if (m_held.value(workId) == attempt && m_held.remove(workId))
        write();
}

void WorkJournal::write() const
{
    if (m_file.isEmpty())
        return;
    QJsonObject entries;
    for (auto entry = m_held.begin(); entry != m_held.end(); ++entry)
        entries.insert(entry.key(), entry.value());
    QSaveFile stored(m_file);
    if (!stored.open(QIODevice::WriteOnly) || stored.write(QJsonDocument(entries).toJson(QJsonDocument::Compact)) < 0 || !stored.commit())
        qCWarning(lcJournal, "what is held cannot be written to %ls: %ls", qUtf16Printable(m_file), qUtf16Printable(stored.errorString()));
}

} // namespace lattice
