// SPDX-License-Identifier: Apache-2.0
#include "app/headless/servicenotice.h"

#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace app {

void notifyService(const QByteArray &state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address = {};
    if (path.size() < 2 || static_cast<size_t>(path.size()) >= sizeof(address.sun_path)
        || (path[0] != '/' && path[0] != '@'))
        return;
    const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (file < 0)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0'; // the abstract name space
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(path.size()));
    ::sendto(file, state.constData(), static_cast<size_t>(state.size()), MSG_NOSIGNAL,
             reinterpret_cast<sockaddr *>(&address), size);
    ::close(file);
}

bool isStdoutJournal()
{
    struct stat facts = {};
    const QByteArray stream = qgetenv("JOURNAL_STREAM"); // "device:inode" of the journal's end
    return !stream.isEmpty() && ::fstat(STDOUT_FILENO, &facts) == 0
        && stream
        == QByteArray::number(static_cast<qulonglong>(facts.st_dev)) + ':'
            + QByteArray::number(static_cast<qulonglong>(facts.st_ino));
}

} // namespace app
