// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/processguard.h"

#include <QByteArray>
#include <QLoggingCategory>

#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

Q_LOGGING_CATEGORY(guardLog, "station.mcp.guard")

namespace core {

namespace {

// The terminal's Ctrl+C is not for it; it goes when its input ends.
constexpr const char *kScript = R"(trap '' INT TERM HUP
list=' '
while read -r what group; do
    case $what in
        +) list="$list$group " ;;
        -) case $list in *" $group "*) list="${list%% $group *} ${list#* $group }" ;; esac ;;
    esac
done
[ -z "${list# }" ] && exit 0
for group in $list; do kill -s TERM -- "-$group" 2>/dev/null; done
sleep 1
for group in $list; do kill -s KILL -- "-$group" 2>/dev/null; done
)";

} // namespace

ProcessGuard::ProcessGuard()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        qCWarning(guardLog, "no socket for the guard of tool servers: %s", std::strerror(errno));
        return;
    }
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[0], 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    char shell[] = "sh", option[] = "-c";
    QByteArray script(kScript);
    char *arguments[] = {shell, option, script.data(), nullptr};
    if (const int error = ::posix_spawn(&m_shell, "/bin/sh", &files, &how, arguments, environ); error != 0) {
        qCWarning(guardLog, "no guard for tool servers, they may outlive a crash: /bin/sh: %s", std::strerror(error));
        m_shell = -1;
    }
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    ::close(ends[0]);
    m_socket = ends[1];
}

ProcessGuard::~ProcessGuard()
{
    if (m_socket >= 0)
        ::close(m_socket);
    if (m_shell > 0)
        ::waitpid(m_shell, nullptr, 0); // at once, or after the second that groups which are left get
}

void ProcessGuard::tell(char what, pid_t group)
{
    if (m_socket < 0 || m_shell < 0)
        return;
    const QByteArray line = what + QByteArray(" ") + QByteArray::number(group) + '\n';
    if (::send(m_socket, line.constData(), size_t(line.size()), MSG_NOSIGNAL) != line.size())
        qCWarning(guardLog, "the guard of tool servers is gone: %s", std::strerror(errno));
}

} // namespace core
