// SPDX-License-Identifier: Apache-2.0
#include "app/headless/linefeed.h"

#include "lattice/pending.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace app {

namespace {

constexpr qsizetype kPart = 256 * 1024;
constexpr qsizetype kLongest = 64 * 1024 * 1024;

/*! Cuts what comes into lines. */
class LineCutter final
{
public:
    explicit LineCutter(std::function<bool(const QByteArray &)> take)
        : m_take(std::move(take))
    {
    }

    bool feed(const QByteArray &part)
    {
        qsizetype begin = 0;
        for (qsizetype end = part.indexOf('\n'); end >= 0; begin = end + 1, end = part.indexOf('\n', begin)) {
            keep(QByteArrayView(part).sliced(begin, end - begin));
            if (!finish())
                return false;
        }
        keep(QByteArrayView(part).sliced(begin));
        return true;
    }

    bool finish()
    {
        const QByteArray line = std::exchange(m_line, {});
        return line.trimmed().isEmpty() || m_take(line.endsWith('\r') ? line.chopped(1) : line);
    }

private:
    void keep(QByteArrayView text) { m_line += text.first(std::min(text.size(), kLongest - m_line.size())); }

    std::function<bool(const QByteArray &)> m_take;
    QByteArray m_line;
};

} // namespace

QCoro::Task<bool> feedLines(int file, std::function<bool(const QByteArray &line)> take, std::stop_token stop)
{
    const lattice::Pending<bool> done;
    LineCutter cutter(std::move(take));
    QByteArray buffer(kPart, Qt::Uninitialized);
    QSocketNotifier notifier(file, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        const auto count = ::read(file, buffer.data(), size_t(buffer.size()));
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            return;
        const bool isOver = count <= 0;
        const bool goesOn = isOver ? cutter.finish() : cutter.feed(buffer.first(count));
        if (!isOver && goesOn)
            return;
        notifier.setEnabled(false);
        done.settle(goesOn && count == 0);
    });
    const std::stop_callback ended(stop, [&done] { done.settle(false); });
    co_return co_await done;
}

bool writeLine(int file, const QByteArray &line)
{
    for (qsizetype done = 0; done < line.size();) {
        const auto count = ::write(file, line.constData() + done, size_t(line.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += count;
    }
    return true;
}

} // namespace app
