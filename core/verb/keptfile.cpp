// SPDX-License-Identifier: Apache-2.0
#include "core/verb/keptfile.h"

#include "core/engine/safefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qint64 kMaxBytes = 1'048'576;

}

Result<KeptFile> KeptFile::read(const QString &path)
{
    const QFileInfo info(path);
    KeptFile kept{.path = info.isSymLink() ? info.symLinkTarget() : path, .bytes = {}};
    QFile file(kept.path);
    kept.exists = file.exists();
    if (!kept.exists)
        return kept;
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2; make it readable, or remove it"_s.arg(kept.path, file.errorString()));
    kept.bytes = file.read(kMaxBytes + 1);
    if (kept.bytes.size() > kMaxBytes)
        return failed(Fault::Full, u"%1 has more than 1 MiB"_s.arg(kept.path));
    return kept;
}

QString KeptFile::revision() const { return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(16)); }

QJsonObject KeptFile::toJson() const
{
    return {{u"file"_s, path}, {u"exists"_s, exists}, {u"text"_s, QString::fromUtf8(bytes)}, {u"revision"_s, revision()}};
}

Result<> KeptFile::isStill(const QString &expected) const
{
    if (expected.isEmpty() || expected == revision())
        return {};
    return failed(Fault::Conflict, u"%1 is at revision %2 by now, and not at %3; read it again"_s.arg(path, revision(), expected));
}

Result<> KeptFile::write(const QByteArray &wanted)
{
    if (wanted == bytes && (exists || wanted.isEmpty()))
        return {};
    if (wanted.size() > kMaxBytes)
        return failed(Fault::Full, u"%1 would have more than 1 MiB"_s.arg(path));
    if (wanted.isEmpty()) {
        if (QFile file(path); exists && !file.remove())
            return failed(Fault::Refused, u"%1: %2"_s.arg(path, file.errorString()));
    } else {
        if (const auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder)
            return folder;
        if (const auto written = exists ? replaceFile(path, wanted) : writePrivateFile(path, wanted); !written)
            return written;
    }
    bytes = wanted;
    exists = !wanted.isEmpty();
    return {};
}

} // namespace core
