// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

/*!
    A disk of the test's own that can be full and free again, for it and the programs it starts: a tmpfs in a namespace, whose size is
    a limit and takes no memory. It is gone with the test.
*/
class SmallDisk
{
public:
    SmallDisk() = default;
    ~SmallDisk()
    {
        if (isMounted())
            ::umount2(m_folder.constData(), MNT_DETACH); // or its folder stays behind
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    /*! Before Qt makes threads. \return whether this user may mount a disk here */
    static bool enter()
    {
        const QByteArray user = "0 " + QByteArray::number(::geteuid()) + " 1";
        const QByteArray group = "0 " + QByteArray::number(::getegid()) + " 1";
        const bool entered = ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0
            ? writeTo("/proc/self/setgroups", "deny") && writeTo("/proc/self/uid_map", user) && writeTo("/proc/self/gid_map", group)
            : ::unshare(CLONE_NEWNS) == 0;
        return entered && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }

    bool mount(const QString &folder)
    {
        const QByteArray name = QFile::encodeName(folder);
        const bool mounted = QDir().mkpath(folder) && ::mount("tmpfs", name.constData(), "tmpfs", 0, ("mode=0700,size=" + kLarge).constData()) == 0;
        m_folder = mounted ? name : QByteArray();
        return mounted;
    }
    bool isMounted() const { return !m_folder.isEmpty(); }

    /*! Nothing more can be written; what is open stays. */
    bool fill()
    {
        struct statvfs disk {};
        if (::statvfs(m_folder.constData(), &disk) != 0)
            return false;
        const quint64 used = quint64(disk.f_blocks - disk.f_bfree) * disk.f_frsize;
        return resize(QByteArray::number(used + 16 * 1024)); // others write meanwhile: less than is used would be refused
    }
    bool free() { return resize(kLarge); }

private:
    static inline const QByteArray kLarge = "8g"; // more than the streams reserve

    bool resize(const QByteArray &size) { return ::mount(nullptr, m_folder.constData(), nullptr, MS_REMOUNT, ("mode=0700,size=" + size).constData()) == 0; }
    static bool writeTo(const char *path, const QByteArray &text)
    {
        const int file = ::open(path, O_WRONLY | O_CLOEXEC);
        const bool written = file >= 0 && ::write(file, text.constData(), size_t(text.size())) == text.size();
        ::close(file);
        return written;
    }

    QByteArray m_folder;
};
