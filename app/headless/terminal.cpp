// SPDX-License-Identifier: Apache-2.0
#include "app/headless/terminal.h"

#include <cerrno>
#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

void writeAll(int file, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto count = ::write(file, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return; // whoever read us has gone; the exit code still tells
        done += count;
    }
}

} // namespace

void print(const QString &text)
{
    writeAll(STDOUT_FILENO, text.toUtf8());
}
void print(const QByteArray &bytes)
{
    writeAll(STDOUT_FILENO, bytes);
}
void complain(const QString &text)
{
    writeAll(STDERR_FILENO, text.toUtf8());
}
bool isTerminal()
{
    return ::isatty(STDOUT_FILENO) != 0;
}

std::optional<QString> readHidden(const QString &prompt)
{
    constexpr char kInterrupt = 3;
    constexpr qsizetype kMost = 1 << 20;
    termios before = {};
    const bool isTyped = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (isTyped) {
        complain(prompt);
        termios hidden = before;
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG); // signals are blocked: Ctrl+C ends the line instead
        hidden.c_cc[VEOL] = kInterrupt;
        ::tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    }
    QByteArray text;
    char byte = 0;
    while (text.size() < kMost && ::read(STDIN_FILENO, &byte, 1) == 1) {
        if (isTyped && (byte == '\n' || byte == kInterrupt))
            break;
        text += byte;
    }
    if (isTyped) {
        ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
        complain(QStringLiteral("\n"));
        if (byte == kInterrupt)
            return std::nullopt;
    }
    if (text.endsWith('\n'))
        text.chop(1);
    return QString::fromUtf8(text);
}

} // namespace app
