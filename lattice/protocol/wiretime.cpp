// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/wiretime.h"

#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <string_view>

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

/*! \a number with all its zeros. */
char *print(char *to, unsigned number, int digits)
{
    for (int i = digits; i-- > 0; number /= 10)
        to[i] = char('0' + number % 10);
    return to + digits;
}

/*! By hand: QDateTime's own formatting is slow, and every event has a time. \return the end of what is at \a to, 24 characters at most */
char *print(char *to, const QDateTime &time)
{
    constexpr qint64 kFirst = -62'103'628'800'000; // year 2
    constexpr qint64 kLast = 253'402'300'799'999;  // of year 9999
    const qint64 ms = time.isValid() ? time.toMSecsSinceEpoch() : kFirst - 1;
    if (ms < kFirst || ms > kLast)
        return std::ranges::copy(std::string_view("0001-01-01T00:00:00Z"), to).out;
    const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(ms)};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const auto inDay = unsigned((moment - day).count());
    to = print(to, unsigned(int(date.year())), 4);
    *to++ = '-';
    to = print(to, unsigned(date.month()), 2);
    *to++ = '-';
    to = print(to, unsigned(date.day()), 2);
    *to++ = 'T';
    to = print(to, inDay / 3'600'000, 2);
    *to++ = ':';
    to = print(to, inDay / 60'000 % 60, 2);
    *to++ = ':';
    to = print(to, inDay / 1000 % 60, 2);
    if (inDay % 1000 > 0) {
        *to++ = '.';
        to = print(to, inDay % 1000, 3);
        while (to[-1] == '0')
            --to;
    }
    *to++ = 'Z';
    return to;
}

} // namespace

QString toWireTime(const QDateTime &time)
{
    char text[24];
    return QString::fromLatin1(text, print(text, time) - text);
}

void appendWireTime(QByteArray &bytes, const QDateTime &time)
{
    char text[24];
    bytes.append(text, print(text, time) - text);
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
