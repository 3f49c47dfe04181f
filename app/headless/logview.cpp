// SPDX-License-Identifier: Apache-2.0
#include "app/headless/logview.h"

#include "app/headless/printer.h"
#include "app/headless/terminal.h"

#include <QCoroTimer>
#include <QFile>
#include <QJsonDocument>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto kLook = 200ms;
constexpr qint64 kPart = 64 * 1024;

/*! The last \a count lines of \a file, read from its end; leaves the file at its end. */
QByteArray lastLines(QFile &file, qint64 count)
{
    QByteArray tail;
    for (qint64 from = file.size(); from > 0 && tail.count('\n') <= count;) {
        const qint64 start = std::max<qint64>(0, from - kPart);
        file.seek(start);
        tail.prepend(file.read(from - start));
        from = start;
    }
    qsizetype cut = tail.endsWith('\n') ? tail.size() - 1 : tail.size();
    for (qint64 line = 0; line < count && cut > 0; ++line)
        cut = tail.lastIndexOf('\n', cut - 1);
    file.seek(file.size());
    return count == 0 ? QByteArray() : tail.mid(cut + 1);
}

/*! Whether \a path is another file by now, or was cut: a log that was rotated. */
bool isReplaced(const QFile &file, const QString &path)
{
    struct stat here = {}, there = {};
    if (::fstat(file.handle(), &here) != 0 || ::stat(QFile::encodeName(path).constData(), &there) != 0)
        return false;
    return here.st_ino != there.st_ino || there.st_size < file.pos();
}

} // namespace

QCoro::Task<int> showLog(Invocation invocation, std::stop_token stop)
{
    const QString path = invocation.globals.paths().logFile();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const lattice::Error error{
            lattice::Fault::NotFound,
            u"there is no log at %1: only `stn up` writes one; `stn serve` writes to its own terminal"_s.arg(path)};
        if (invocation.globals.json)
            print(failureJson(error, Doing::Command));
        complain(failureText(error, Doing::Command));
        co_return static_cast<int>(ExitCode::Failed);
    }
    const QByteArray tail = lastLines(file, invocation.arguments[u"lines"_s].toInteger(50));
    if (invocation.globals.json) {
        const QStringList lines = QString::fromUtf8(tail).split(u'\n', Qt::SkipEmptyParts);
        print(QJsonDocument(QJsonObject{{u"log"_s, path}, {u"lines"_s, QJsonArray::fromStringList(lines)}})
                  .toJson(QJsonDocument::Compact)
              + '\n');
        co_return 0;
    }
    print(tail);
    while (invocation.arguments[u"follow"_s].toBool() && !stop.stop_requested()) {
        print(file.readAll());
        if (isReplaced(file, path)) {
            file.close();
            if (!file.open(QIODevice::ReadOnly))
                break;
            continue;
        }
        co_await QCoro::sleepFor(kLook);
    }
    co_return 0;
}

} // namespace app
