// SPDX-License-Identifier: Apache-2.0
#include "core/engine/safefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

/*! Writes \a bytes into a new file beside \a path; \return its name. */
Result<QByteArray> writeBeside(const QString &path, const QByteArray &bytes)
{
    QByteArray name = QFile::encodeName(path) + ".XXXXXX";
    const int file = ::mkostemp(name.data(), O_CLOEXEC); // mode 0600
    if (file < 0)
        return std::unexpected(systemError(u"cannot write %1"_s.arg(path), errno));
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto count = ::write(file, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += count;
    }
    const bool whole = done == bytes.size() && ::fsync(file) == 0;
    const int code = errno;
    ::close(file);
    if (whole)
        return name;
    ::unlink(name.constData());
    return std::unexpected(systemError(u"cannot write %1"_s.arg(path), code));
}

/*! Puts the file \a name in the place of \a path. */
Result<> moveOver(const QString &path, const QByteArray &name)
{
    if (::rename(name.constData(), QFile::encodeName(path).constData()) == 0)
        return {};
    const int code = errno;
    ::unlink(name.constData());
    return std::unexpected(systemError(u"cannot write %1"_s.arg(path), code));
}

} // namespace

lattice::Error systemError(const QString &what, int code)
{
    const QString words = QString::fromLocal8Bit(std::strerror(code));
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return {Fault::Full, u"%1: %2; free some space there or choose another folder with --home"_s.arg(what, words)};
    case EACCES:
    case EPERM:
    case EROFS:
        return {Fault::Refused,
                u"%1: %2; change its owner or mode, or choose another folder with --home"_s.arg(what, words)};
    default:
        return {Fault::Invalid, u"%1: %2"_s.arg(what, words)};
    }
}

Result<> makePrivateFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists() || info.isSymLink())
        return failed(Fault::Invalid,
                      u"%1 is not a folder; move it away or choose another folder with --home"_s.arg(path));
    if (const QString parent = info.absolutePath(); parent != path) {
        if (const auto made = makePrivateFolder(parent); !made)
            return made;
    }
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(systemError(u"cannot make the folder %1"_s.arg(path), errno));
    return {};
}

Result<> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    const auto name = writeBeside(path, bytes);
    if (!name)
        return std::unexpected(name.error());
    return moveOver(path, *name);
}

Result<> replaceFile(const QString &path, const QByteArray &bytes)
{
    const auto name = writeBeside(path, bytes);
    if (!name)
        return std::unexpected(name.error());
    struct stat before = {};
    if (::stat(QFile::encodeName(path).constData(), &before) == 0 && ::chmod(name->constData(), before.st_mode & 07777) != 0) {
        const int code = errno;
        ::unlink(name->constData());
        return std::unexpected(systemError(u"cannot write %1"_s.arg(path), code));
    }
    return moveOver(path, *name);
}

Result<> createPrivateFile(const QString &path, const QByteArray &bytes)
{
    const auto name = writeBeside(path, bytes);
    if (!name)
        return std::unexpected(name.error());
    const int linked
        = ::link(name->constData(), QFile::encodeName(path).constData()); // fails when the name is taken, unlike rename
    const int code = errno;
    ::unlink(name->constData());
    if (linked == 0)
        return {};
    if (code == EEXIST)
        return failed(Fault::Conflict, u"%1 exists already"_s.arg(path));
    return std::unexpected(systemError(u"cannot write %1"_s.arg(path), code));
}

} // namespace core
