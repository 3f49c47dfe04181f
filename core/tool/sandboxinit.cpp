// SPDX-License-Identifier: Apache-2.0

// The first process of a sandbox. Bubblewrap has closed the doors before it starts; it runs commands, works on files of /work, counts
// output and memory, and ends with everything in the sandbox when the engine closes its input. Whoever is inside cannot signal it,
// as it is process 1 there.
//
// station-sandbox MEMORY PROCESSES FILE_BYTES FILES

#include "core/tool/sandboxframe.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <linux/openat2.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace {

using core::sandbox::Fields;
using core::sandbox::Kind;
using core::sandbox::Taken;
using Clock = std::chrono::steady_clock;

constexpr int kTick = 100; // milliseconds between two looks at the memory
constexpr std::size_t kMostEntries = 10'000;

struct Limits {
    long long memory = 0;
    long long processes = 0;
    long long fileBytes = 0;
    long long files = 0;
} limits;

int workFolder = -1;

void writeAll(int file, const std::string &bytes)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(file, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            std::_Exit(0); // the engine is gone, and so are we and all below us
        done += static_cast<std::size_t>(count);
    }
}

void say(Kind kind, const Fields &fields = {}) { writeAll(STDOUT_FILENO, core::sandbox::encode(kind, fields)); }

void fail(int code, const std::string &what)
{
    const char *fault = "invalid";
    if (code == ENOENT || code == ENOTDIR)
        fault = "not_found";
    else if (code == ENOSPC || code == EFBIG || code == EDQUOT)
        fault = "full";
    else if (code == EXDEV || code == ELOOP || code == EACCES || code == EPERM)
        fault = "refused";
    else if (code == ENOTEMPTY || code == EEXIST)
        fault = "conflict";
    const std::string words = code == EXDEV || code == ELOOP ? "the path leads out of /work" : code == EFBIG ? "larger than a file may be" : std::strerror(code);
    say(Kind::Failed, {fault, what + ": " + words});
}

class File
{
public:
    explicit File(int descriptor)
        : m_descriptor(descriptor)
    { }
    ~File()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

/*! A path as callers give it, relative to /work. */
std::string relative(std::string path)
{
    if (path == "/work" || path.starts_with("/work/"))
        path.erase(0, 5);
    while (path.starts_with('/'))
        path.erase(0, 1);
    return path.empty() ? "." : path;
}

/*! Opens below /work, and never outside, whatever links lie on the way. */
int openBelow(const std::string &path, int flags, int folder = workFolder)
{
    if (path.find('\0') != std::string::npos) {
        errno = EINVAL;
        return -1;
    }
    open_how how = {};
    how.flags = static_cast<std::uint64_t>(flags | O_CLOEXEC);
    how.mode = (flags & O_CREAT) != 0 ? 0644 : 0;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    return static_cast<int>(::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how));
}

/*! The folder that \a path lies in, made where it is missing. */
int openParent(const std::string &path, std::string &name)
{
    std::size_t from = 0;
    std::string so;
    for (std::size_t slash = path.find('/'); slash != std::string::npos; from = slash + 1, slash = path.find('/', from)) {
        so = path.substr(0, slash);
        if (slash == from)
            continue;
        const File there(openBelow(so, O_PATH | O_DIRECTORY));
        if (there.isOpen())
            continue;
        if (errno != ENOENT)
            return -1;
        const std::size_t last = so.rfind('/');
        const File above(openBelow(last == std::string::npos ? "." : so.substr(0, last), O_PATH | O_DIRECTORY));
        if (!above.isOpen() || (::mkdirat(above.get(), so.substr(last + 1).c_str(), 0755) != 0 && errno != EEXIST))
            return -1;
    }
    name = path.substr(from);
    if (name.empty() || name == "." || name == "..") {
        errno = EISDIR;
        return -1;
    }
    return openBelow(so.empty() ? "." : so, O_RDONLY | O_DIRECTORY);
}

long long number(const Fields &fields, std::size_t index) { return index < fields.size() ? std::atoll(fields[index].c_str()) : 0; }
std::string field(const Fields &fields, std::size_t index) { return index < fields.size() ? fields[index] : std::string(); }

void writeFile(const Fields &fields)
{
    const std::string path = relative(field(fields, 0)), content = field(fields, 1);
    std::string name;
    if (static_cast<long long>(content.size()) > limits.fileBytes)
        return fail(EFBIG, path);
    const File folder(openParent(path, name));
    if (!folder.isOpen())
        return fail(errno, path);
    const File file(openBelow(name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK, folder.get()));
    struct stat info = {};
    if (!file.isOpen() || ::fstat(file.get(), &info) != 0)
        return fail(errno, path);
    if (!S_ISREG(info.st_mode))
        return fail(EINVAL, path + " is no regular file");
    for (std::size_t done = 0; done < content.size();) {
        const ssize_t count = ::write(file.get(), content.data() + done, content.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            const int code = errno;
            ::unlinkat(folder.get(), name.c_str(), 0);
            return fail(code, path);
        }
        done += static_cast<std::size_t>(count);
    }
    say(Kind::Done);
}

void readFile(const Fields &fields)
{
    const std::string path = relative(field(fields, 0));
    const File file(openBelow(path, O_RDONLY | O_NONBLOCK));
    struct stat info = {};
    if (!file.isOpen() || ::fstat(file.get(), &info) != 0)
        return fail(errno, path);
    if (!S_ISREG(info.st_mode))
        return fail(S_ISDIR(info.st_mode) ? EISDIR : EINVAL, path);
    const long long most = std::min<long long>(number(fields, 2), core::sandbox::kMostFrame / 2);
    std::string content(static_cast<std::size_t>(std::max<long long>(most, 0)), '\0');
    std::size_t done = 0;
    while (done < content.size()) {
        const ssize_t count = ::pread(file.get(), content.data() + done, content.size() - done, number(fields, 1) + static_cast<long long>(done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    content.resize(done);
    say(Kind::Done, {std::to_string(info.st_size), content});
}

void listFolder(int folder, const std::string &prefix, bool all, int depth, Fields &lines)
{
    DIR *dir = ::fdopendir(folder); // takes the descriptor
    if (!dir)
        return;
    std::vector<std::string> names;
    while (const dirent *entry = ::readdir(dir)) {
        if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0 && names.size() < kMostEntries)
            names.emplace_back(entry->d_name);
    }
    std::sort(names.begin(), names.end());
    for (const std::string &name : names) {
        struct stat info = {};
        if (lines.size() >= kMostEntries || ::fstatat(::dirfd(dir), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        const char *kind = S_ISDIR(info.st_mode) ? "folder" : S_ISREG(info.st_mode) ? "file" : S_ISLNK(info.st_mode) ? "link" : "other";
        lines.push_back(std::string(kind) + ' ' + std::to_string(info.st_size) + ' ' + prefix + name);
        if (all && S_ISDIR(info.st_mode) && depth < 64) {
            if (const int below = ::openat(::dirfd(dir), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); below >= 0)
                listFolder(below, prefix + name + '/', all, depth + 1, lines);
        }
    }
    ::closedir(dir);
}

void list(const Fields &fields)
{
    const std::string path = relative(field(fields, 0));
    const int folder = openBelow(path, O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return fail(errno, path);
    Fields lines;
    listFolder(folder, path == "." ? "" : path + '/', field(fields, 1) == "1", 0, lines);
    say(Kind::Done, lines);
}

/*! Empties an open folder; links are removed, not followed. */
bool empty(int folder, int depth)
{
    DIR *dir = ::fdopendir(folder);
    if (!dir || depth > 512) {
        errno = dir ? ENAMETOOLONG : errno;
        return false;
    }
    bool good = true;
    while (const dirent *entry = ::readdir(dir)) {
        const std::string name = entry->d_name;
        if (name == "." || name == "..")
            continue;
        if (::unlinkat(::dirfd(dir), name.c_str(), 0) == 0)
            continue;
        const int below = ::openat(::dirfd(dir), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        good = below >= 0 && empty(below, depth + 1) && ::unlinkat(::dirfd(dir), name.c_str(), AT_REMOVEDIR) == 0 && good;
    }
    const int code = errno;
    ::closedir(dir);
    errno = code;
    return good;
}

void remove(const Fields &fields)
{
    std::string path = relative(field(fields, 0)), name;
    while (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    const std::size_t slash = path.rfind('/');
    const File folder(openBelow(slash == std::string::npos ? "." : path.substr(0, slash), O_RDONLY | O_DIRECTORY));
    name = path.substr(slash == std::string::npos ? 0 : slash + 1);
    if (!folder.isOpen())
        return fail(errno, path);
    if (name.empty() || name == "." || name == "..")
        return fail(EPERM, path);
    if (::unlinkat(folder.get(), name.c_str(), 0) == 0)
        return say(Kind::Done);
    if (errno != EISDIR)
        return fail(errno, path);
    if (field(fields, 1) == "1") {
        const int below = ::openat(folder.get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below < 0 || !empty(below, 0))
            return fail(errno, path);
    }
    if (::unlinkat(folder.get(), name.c_str(), AT_REMOVEDIR) != 0)
        return fail(errno, path);
    say(Kind::Done);
}

/*! Bytes that belong to the sandbox alone: memory of its processes, and its folders, which are memory too. */
long long memoryInUse(bool &tooManyFiles)
{
    long long bytes = 0;
    for (const char *folder : {"/work", "/tmp", "/home/sandbox", "/dev/shm"}) {
        struct statvfs info = {};
        if (::statvfs(folder, &info) != 0)
            continue;
        bytes += static_cast<long long>(info.f_blocks - info.f_bfree) * static_cast<long long>(info.f_frsize);
        tooManyFiles = tooManyFiles || static_cast<long long>(info.f_files - info.f_ffree) > limits.files;
    }
    DIR *processes = ::opendir("/proc");
    while (const dirent *entry = processes ? ::readdir(processes) : nullptr) {
        if (std::isdigit(static_cast<unsigned char>(entry->d_name[0])) == 0)
            continue;
        const File status(::open((std::string("/proc/") + entry->d_name + "/status").c_str(), O_RDONLY | O_CLOEXEC));
        char text[4096];
        const ssize_t size = status.isOpen() ? ::read(status.get(), text, sizeof text - 1) : 0;
        text[std::max<ssize_t>(size, 0)] = '\0';
        for (const char *key : {"RssAnon:", "VmSwap:"}) {
            if (const char *line = std::strstr(text, key))
                bytes += std::atoll(line + std::strlen(key)) * 1024;
        }
    }
    if (processes)
        ::closedir(processes);
    return bytes;
}

/*! Ends everything but us. A process that forks faster than it dies is caught by the next turn. */
void killAll()
{
    for (int turn = 0; turn < 1000; ++turn) {
        if (::kill(-1, SIGKILL) != 0 && errno == ESRCH)
            return;
        while (::waitpid(-1, nullptr, WNOHANG) > 0) { }
        ::usleep(1000);
    }
}

struct Command {
    pid_t process = -1;
    int input = -1, output = -1, errors = -1;
    std::string waiting = {}; //!< for its standard input
    Clock::time_point deadline;
    long long most = 0;
    long long shown = 0;
    long long outputs = 0, mistakes = 0;
    std::string why = {};
    int status = 0;
    bool ended = false;
};

[[noreturn]] void become(const std::vector<char *> &words, const std::string &folder, const int (&pipes)[3][2])
{
    ::dup2(pipes[0][0], STDIN_FILENO);
    ::dup2(pipes[1][1], STDOUT_FILENO);
    ::dup2(pipes[2][1], STDERR_FILENO);
    ::setsid();
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); score >= 0)
        (void)!::write(score, "1000", 4); // the kernel is to end commands, not us, where it has to choose
    if (::fchdir(workFolder) == 0 && (folder.empty() || ::chdir(folder.c_str()) == 0))
        ::execvp(words.front(), words.data());
    const int code = errno;
    ::dprintf(STDERR_FILENO, "%s: %s\n", words.front(), std::strerror(code));
    std::_Exit(code == ENOENT ? 127 : 126);
}

void start(Command &command, const Fields &fields)
{
    std::vector<char *> words;
    for (std::size_t i = 4; i < fields.size(); ++i)
        words.push_back(const_cast<char *>(fields[i].c_str()));
    words.push_back(nullptr);
    int pipes[3][2] = {{-1, -1}, {-1, -1}, {-1, -1}};
    bool good = words.size() > 1;
    for (auto &pipe : pipes)
        good = good && ::pipe2(pipe, O_CLOEXEC) == 0;
    const pid_t process = good ? ::fork() : -1;
    if (process == 0)
        become(words, field(fields, 2), pipes);
    const int code = words.size() > 1 ? errno : EINVAL;
    for (const int end : {pipes[0][0], pipes[1][1], pipes[2][1]}) {
        if (end >= 0)
            ::close(end);
    }
    if (process < 0) {
        for (const int end : {pipes[0][1], pipes[1][0], pipes[2][0]}) {
            if (end >= 0)
                ::close(end);
        }
        const std::string said = code == EAGAIN ? "there are as many processes as there may be; end some\n" : std::string("cannot start a command: ") + std::strerror(code) + '\n';
        say(Kind::Output, {"2", said});
        say(Kind::Ended, {"126", "0", "", "0", std::to_string(said.size())});
        return;
    }
    command = {.process = process, .input = pipes[0][1], .output = pipes[1][0], .errors = pipes[2][0], .waiting = field(fields, 3),
               .deadline = Clock::now() + std::chrono::milliseconds(number(fields, 0)), .most = number(fields, 1)};
    for (const int end : {command.input, command.output, command.errors})
        ::fcntl(end, F_SETFL, O_NONBLOCK);
}

void feed(Command &command)
{
    while (!command.waiting.empty()) {
        const ssize_t count = ::write(command.input, command.waiting.data(), std::min<std::size_t>(command.waiting.size(), 65536));
        if (count < 0 && errno == EAGAIN)
            return;
        if (count <= 0)
            command.waiting.clear();
        else
            command.waiting.erase(0, static_cast<std::size_t>(count));
    }
    ::close(command.input);
    command.input = -1;
}

/*! Takes what is there; most of it is counted alone once enough has been shown. */
void drain(Command &command, int &end, bool isError)
{
    char bytes[65536];
    for (int turn = 0; turn < 16 && end >= 0; ++turn) { // not for ever: somebody may write without end
        const ssize_t count = ::read(end, bytes, sizeof bytes);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (count <= 0) {
            ::close(end);
            end = -1;
            return;
        }
        (isError ? command.mistakes : command.outputs) += count;
        const long long shown = std::min<long long>(count, command.most - command.shown);
        if (shown > 0)
            say(Kind::Output, {isError ? "2" : "1", std::string(bytes, static_cast<std::size_t>(shown))});
        command.shown += std::max(0LL, shown);
    }
}

void finish(Command &command)
{
    drain(command, command.output, false); // what is still in the pipes; others may hold them open for ever
    drain(command, command.errors, true);
    for (const int end : {command.input, command.output, command.errors}) {
        if (end >= 0)
            ::close(end);
    }
    const bool signalled = WIFSIGNALED(command.status);
    say(Kind::Ended, {std::to_string(signalled ? -1 : WEXITSTATUS(command.status)), std::to_string(signalled ? WTERMSIG(command.status) : 0), command.why, std::to_string(command.outputs), std::to_string(command.mistakes)});
    command = {};
}

void end(Command &command, const char *why)
{
    if (command.why.empty())
        command.why = why;
    killAll();
    if (!command.ended)
        ::waitpid(command.process, &command.status, WNOHANG);
    command.status = command.ended ? command.status : SIGKILL;
    command.ended = true;
}

void limitOurselves()
{
    const auto set = [](__rlimit_resource resource, long long most) {
        const rlimit limit{.rlim_cur = static_cast<rlim_t>(most), .rlim_max = static_cast<rlim_t>(most)};
        ::setrlimit(resource, &limit);
    };
    set(RLIMIT_CORE, 0);
    set(RLIMIT_DATA, limits.memory);
    set(RLIMIT_NPROC, limits.processes + 1); // and ourselves
    set(RLIMIT_FSIZE, limits.fileBytes);
    set(RLIMIT_NOFILE, 1024);
    set(RLIMIT_MEMLOCK, 64 << 10);
    set(RLIMIT_MSGQUEUE, 0);
    (void)!::nice(5); // the engine comes first
}

void obey(Kind kind, const Fields &fields, Command &command)
{
    switch (kind) {
    case Kind::Run:
        if (command.process > 0)
            return say(Kind::Failed, {"conflict", "a command runs already"});
        start(command, fields);
        return;
    case Kind::Stop:
        if (command.process > 0)
            end(command, "stopped");
        return;
    case Kind::Write: return writeFile(fields);
    case Kind::Read: return readFile(fields);
    case Kind::List: return list(fields);
    case Kind::Delete: return remove(fields);
    default: std::_Exit(1);
    }
}

} // namespace

int main(int count, char **words)
{
    if (count != 5)
        return 2;
    limits = {.memory = std::atoll(words[1]), .processes = std::atoll(words[2]), .fileBytes = std::atoll(words[3]), .files = std::atoll(words[4])};
    ::prctl(PR_SET_DUMPABLE, 0); // nobody inside reads our memory or sits on our descriptors
    ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr); // not the one of whoever runs the engine
    ::signal(SIGPIPE, SIG_IGN);
    ::umask(022);
    limitOurselves();
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &child, nullptr);
    const int children = ::signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
    workFolder = ::open("/work", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (workFolder < 0 || children < 0)
        return 3;
    say(Kind::Ready);

    std::string received;
    Command command;
    for (;;) {
        pollfd ends[] = {{STDIN_FILENO, POLLIN, 0}, {children, POLLIN, 0}, {command.output, POLLIN, 0}, {command.errors, POLLIN, 0}, {command.input, POLLOUT, 0}};
        ::poll(ends, 5, kTick);
        if (ends[0].revents != 0) {
            char bytes[65536];
            const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
            if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN))
                return 0; // the engine is gone; the kernel ends all that is left in here
            received.append(bytes, static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
            Kind kind = Kind::Stop;
            Fields fields;
            std::size_t used = 0;
            Taken taken = Taken::More;
            while ((taken = core::sandbox::take(received, kind, fields, used)) == Taken::Frame) {
                received.erase(0, used);
                obey(kind, fields, command);
            }
            if (taken == Taken::Broken)
                return 1;
        }
        signalfd_siginfo info;
        while (::read(children, &info, sizeof info) == sizeof info) { }
        int status = 0;
        for (pid_t gone = ::waitpid(-1, &status, WNOHANG); gone > 0; gone = ::waitpid(-1, &status, WNOHANG)) {
            if (gone == command.process) {
                command.status = status;
                command.ended = true;
            }
        }
        if (command.input >= 0)
            feed(command);
        drain(command, command.output, false);
        drain(command, command.errors, true);

        static Clock::time_point looked = Clock::now();
        if (Clock::now() - looked >= std::chrono::milliseconds(kTick)) {
            looked = Clock::now();
            bool tooManyFiles = false;
            const bool tooMuch = memoryInUse(tooManyFiles) > limits.memory;
            if (tooMuch || tooManyFiles) {
                const char *why = tooMuch ? "memory" : "files";
                if (command.process > 0)
                    end(command, why);
                else
                    killAll();
            }
        }
        if (command.process > 0 && !command.ended && Clock::now() >= command.deadline)
            end(command, "timeout");
        if (command.process > 0 && command.ended)
            finish(command);
    }
}
