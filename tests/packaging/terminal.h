// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QStringList>

#include <csignal>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

/*! A program at a terminal of its own, as a person's shell is; killed with the object. */
class Terminal
{
public:
    Terminal(const QStringList &command, const QByteArrayList &environment)
    {
        QByteArrayList words;
        for (const QString &word : command)
            words << word.toUtf8();
        const winsize size{.ws_row = 40, .ws_col = 200, .ws_xpixel = 0, .ws_ypixel = 0};
        m_pid = ::forkpty(&m_file, nullptr, nullptr, &size);
        if (m_pid != 0)
            return;
        for (const QByteArray &variable : environment)
            ::putenv(::strdup(variable.constData()));
        std::vector<char *> arguments;
        for (QByteArray &word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ~Terminal()
    {
        ::close(m_file);
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    void type(const QByteArray &text) const { [[maybe_unused]] const auto written = ::write(m_file, text.constData(), size_t(text.size())); }

    /*! Reads on until \a text has come since the last call. \return whether it has, within 20 s */
    bool shows(const QByteArray &text)
    {
        const QDeadlineTimer end(20'000);
        while (!m_seen.contains(text)) {
            pollfd wait{.fd = m_file, .events = POLLIN, .revents = 0};
            char bytes[4096];
            if (end.hasExpired() || ::poll(&wait, 1, int(end.remainingTime())) <= 0)
                return false;
            const auto count = ::read(m_file, bytes, sizeof bytes);
            if (count <= 0)
                return false;
            m_seen.append(bytes, count);
        }
        m_seen.remove(0, m_seen.indexOf(text) + text.size());
        return true;
    }
    QByteArray seen() const { return m_seen; } //!< and not looked for

private:
    int m_file = -1;
    pid_t m_pid = -1;
    QByteArray m_seen;
};
