// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/privatefile.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

Fault faultOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return Fault::Full;
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
        return Fault::Refused;
    default:
        return Fault::Invalid;
    }
}

Result<> writeAll(int file, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto count = ::write(file, bytes.constData() + done, size_t(bytes.size() - done));
        if (count < 0 && errno != EINTR)
            return std::unexpected(systemError(u"write"_s, errno));
        done += qMax<qsizetype>(count, 0);
    }
    if (::fsync(file) != 0)
        return std::unexpected(systemError(u"write"_s, errno));
    return {};
}

} // namespace

Error systemError(const QString &what, int number)
{
    return {.fault = faultOf(number), .detail = u"%1: %2"_s.arg(what, QString::fromLocal8Bit(std::strerror(number)))};
}

Result<> makePrivateFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(QDir::cleanPath(path));
    if (::mkdir(name.constData(), 0700) == 0)
        return {};
    const int number = errno;
    if (number == EEXIST && QDir(path).exists())
        return {};
    const QString parent = QDir::cleanPath(path + u"/.."_s);
    if (number != ENOENT || parent == path)
        return std::unexpected(systemError(path, number == EEXIST ? ENOTDIR : number));
    if (const auto made = makePrivateFolder(parent); !made)
        return made;
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(systemError(path, errno));
    return {};
}

Result<> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    QByteArray temporary = QFile::encodeName(path) + ".XXXXXX";
    const int file = ::mkostemp(temporary.data(), O_CLOEXEC); // 0600 from its first moment
    if (file < 0)
        return std::unexpected(systemError(path, errno));

    auto written = writeAll(file, bytes);
    ::close(file);
    if (written && std::rename(temporary.constData(), QFile::encodeName(path).constData()) != 0)
        written = std::unexpected(systemError(u"rename"_s, errno));
    if (!written) {
        ::unlink(temporary.constData());
        return failed(written.error().fault, u"%1: %2"_s.arg(path, written.error().detail));
    }
    return {};
}

QString randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = char(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(random.toHex());
}

} // namespace lattice
