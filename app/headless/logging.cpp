// SPDX-License-Identifier: Apache-2.0
#include "app/headless/logging.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <atomic>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace app {

namespace {

std::atomic<bool> g_json = false; // Qt's message handler is one for the process and takes no argument
std::atomic<int> g_least = 1;

struct Level {
    int rank;
    QLatin1StringView name;
};

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return {0, "debug"_L1};
    case QtInfoMsg:
        return {1, "info"_L1};
    case QtWarningMsg:
        return {2, "warning"_L1};
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return {3, "error"_L1};
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const Level level = levelOf(type);
    if (level.rank < g_least)
        return;
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QString category = QString::fromUtf8(context.category ? context.category : "default");
    QByteArray line;
    if (g_json) {
        line = QJsonDocument(
                   QJsonObject{
                       {u"time"_s, time}, {u"level"_s, level.name}, {u"category"_s, category}, {u"message"_s, message}})
                   .toJson(QJsonDocument::Compact);
    } else {
        line = u"%1 %2 %3: %4"_s.arg(time, level.name, category, message).toUtf8();
        line.replace('\n', "\n  "); // one entry begins at a line's start, whatever its text
    }
    line += '\n';
    [[maybe_unused]] const auto written
        = ::write(STDERR_FILENO, line.constData(),
                  static_cast<size_t>(line.size())); // one call, so that lines of threads do not mix
}

} // namespace

void setUpLogging(const QString &format, const QString &level)
{
    static const QStringList levels = {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s};
    g_json = format == "json"_L1;
    g_least = std::max(0, static_cast<int>(levels.indexOf(level)));
    QLoggingCategory::setFilterRules(g_least == 0 ? u"station.*.debug=true"_s : QString());
    qInstallMessageHandler(write);
}

} // namespace app
