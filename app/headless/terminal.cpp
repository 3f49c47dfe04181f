// SPDX-License-Identifier: Apache-2.0
#include "app/headless/terminal.h"

#include <cerrno>
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

} // namespace app
