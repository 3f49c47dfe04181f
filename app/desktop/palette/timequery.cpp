// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/palette/timequery.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qint64 kLongest = 100LL * 366 * 86400; // seconds; what is further back is a slip of the hand

QDateTime ago(const QString &text, const QDateTime &now)
{
    static const QRegularExpression whole(u"^-(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?$"_s);
    const auto match = whole.match(text);
    if (!match.hasMatch() || text.size() < 3)
        return {};
    const qint64 seconds = match.captured(1).toLongLong() * 86400 + match.captured(2).toLongLong() * 3600 + match.captured(3).toLongLong() * 60 + match.captured(4).toLongLong();
    return seconds <= kLongest ? now.addSecs(-seconds) : QDateTime();
}

QTime clockOf(const QString &text)
{
    for (const auto &format : {u"H:mm"_s, u"H:mm:ss"_s, u"H:mm:ss.zzz"_s}) {
        if (const auto time = QTime::fromString(text, format); time.isValid())
            return time;
    }
    return {};
}

} // namespace

QDateTime momentOf(const QString &query, const QDateTime &now)
{
    const QString text = query.simplified();
    if (text.startsWith(u'-'))
        return ago(QString(text).remove(u' '), now);
    const QDateTime local = now.toLocalTime();
    if (const QTime clock = clockOf(text); clock.isValid()) {
        const QDateTime today(local.date(), clock);
        return today <= local ? today : QDateTime(local.date().addDays(-1), clock);
    }
    QDateTime moment = QDateTime::fromString(QString(text).replace(u' ', u'T'), Qt::ISODateWithMs);
    if (!moment.isValid())
        moment = QDateTime(QDate::fromString(text, Qt::ISODate), QTime(0, 0));
    return moment.isValid() && moment <= now ? moment : QDateTime();
}

} // namespace app
