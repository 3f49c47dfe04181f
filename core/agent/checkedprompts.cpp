// SPDX-License-Identifier: Apache-2.0
#include "core/agent/checkedprompts.h"

#include "core/engine/safefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace core {

namespace {

constexpr qsizetype kDigest = 32;
constexpr qsizetype kMost = 100'000; // digests; a file beyond that is not ours
const QByteArray kHead = "prompts found good by station " STATION_VERSION "\n"; // another version may find otherwise

} // namespace

CheckedPrompts::CheckedPrompts(QString file)
    : m_file(std::move(file))
{
    QFile memory(m_file);
    if (m_file.isEmpty() || memory.size() > kHead.size() + kMost * kDigest || !memory.open(QIODevice::ReadOnly))
        return;
    const QByteArray bytes = memory.readAll();
    if (!bytes.startsWith(kHead) || (bytes.size() - kHead.size()) % kDigest != 0)
        return;
    for (qsizetype at = kHead.size(); at < bytes.size(); at += kDigest)
        m_before.insert(bytes.sliced(at, kDigest));
    m_saved = m_before;
}

QByteArray CheckedPrompts::digestOf(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

void CheckedPrompts::save()
{
    if (m_file.isEmpty() || m_good == m_saved || m_good.size() > kMost)
        return;
    QByteArray bytes = kHead;
    for (const QByteArray &digest : std::as_const(m_good))
        bytes += digest;
    // Without it the next start takes longer, which is nobody's error.
    if (makePrivateFolder(QFileInfo(m_file).absolutePath()) && writePrivateFile(m_file, bytes))
        m_saved = m_good;
}

} // namespace core
