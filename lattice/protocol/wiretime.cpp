// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/wiretime.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

/*! Takes \a digits decimal digits off the front of \a text; negative when they are not there. */
int takeNumber(QStringView &text, int digits)
{
    if (text.size() < digits)
        return -1;
    int number = 0;
    for (const QChar c : text.first(digits)) {
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + (c.unicode() - u'0');
    }
    text = text.sliced(digits);
    return number;
}

bool take(QStringView &text, QChar expected)
{
    if (!text.startsWith(expected))
        return false;
    text = text.sliced(1);
    return true;
}

std::optional<QDate> takeDate(QStringView &text)
{
    const int year = takeNumber(text, 4);
    const bool first = take(text, u'-');
    const int month = takeNumber(text, 2);
    const bool second = take(text, u'-');
    const int day = takeNumber(text, 2);
    if (year < 0 || !first || !second)
        return {};
    // Year 0 is no year of QDate's; like year 1 it stands for a time that is not set.
    const QDate date(std::max(year, 1), month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

/*! Milliseconds of `.123456789`; 0 without a fraction; negative when it is malformed. */
int takeFraction(QStringView &text)
{
    if (!take(text, u'.'))
        return 0;
    int milliseconds = 0;
    int digits = 0;
    for (int digit = takeNumber(text, 1); digit >= 0; digit = takeNumber(text, 1), ++digits) {
        if (digits < 3)
            milliseconds = milliseconds * 10 + digit;
    }
    for (int i = digits; i < 3; ++i)
        milliseconds *= 10;
    return digits >= 1 && digits <= 9 ? milliseconds : -1;
}

std::optional<QTime> takeTime(QStringView &text)
{
    const int hour = takeNumber(text, 2);
    const bool first = take(text, u':');
    const int minute = takeNumber(text, 2);
    const bool second = take(text, u':');
    const int seconds = takeNumber(text, 2);
    const int fraction = takeFraction(text);
    if (!first || !second || !QTime::isValid(hour, minute, seconds, fraction))
        return {};
    return QTime(hour, minute, seconds, fraction);
}

/*! Seconds east of UTC; takes all that is left of \a text. */
std::optional<int> takeOffset(QStringView text)
{
    if (text == u"Z")
        return 0;
    const bool west = text.startsWith(u'-');
    if (!west && !text.startsWith(u'+'))
        return {};
    text = text.sliced(1);
    const int hours = takeNumber(text, 2);
    const bool colon = take(text, u':');
    const int minutes = takeNumber(text, 2);
    if (!colon || !text.isEmpty() || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return {};
    return (hours * 60 + minutes) * (west ? -60 : 60);
}

/*! By hand: QDateTime's own formatting is slow, and every event has a time. */
void append(QString &text, int number, int digits)
{
    for (int unit = digits == 4 ? 1000 : digits == 3 ? 100 : 10; unit > 0; unit /= 10)
        text += QChar(u'0' + number / unit % 10);
}

} // namespace

QString toWireTime(const QDateTime &time)
{
    const QDateTime utc = time.toUTC();
    if (!utc.isValid() || utc.date().year() <= 1 || utc.date().year() > 9999)
        return u"0001-01-01T00:00:00Z"_s;
    const QDate date = utc.date();
    const QTime clock = utc.time();
    QString text;
    text.reserve(24);
    append(text, date.year(), 4);
    append(text += u'-', date.month(), 2);
    append(text += u'-', date.day(), 2);
    append(text += u'T', clock.hour(), 2);
    append(text += u':', clock.minute(), 2);
    append(text += u':', clock.second(), 2);
    if (clock.msec() > 0) {
        append(text += u'.', clock.msec(), 3);
        while (text.endsWith(u'0'))
            text.chop(1);
    }
    return text += u'Z';
}

std::optional<QDateTime> parseWireTime(QStringView text)
{
    const std::optional<QDate> date = takeDate(text);
    if (!date || !take(text, u'T'))
        return {};
    const std::optional<QTime> time = takeTime(text);
    if (!time)
        return {};
    const std::optional<int> offset = takeOffset(text);
    if (!offset)
        return {};
    if (date->year() <= 1)
        return QDateTime();
    const QDateTime utc = QDateTime(*date, *time, QTimeZone::utc()).addSecs(-*offset);
    return utc.date().year() > 9999 ? QDateTime() : utc;
}

} // namespace lattice
