// SPDX-License-Identifier: Apache-2.0
#include "core/model/retry.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr std::chrono::milliseconds kLongestAsked = std::chrono::minutes(1);

} // namespace

bool Retry::isWorthwhile(int status, const QByteArray &shouldRetry)
{
    if (shouldRetry == "true")
        return true;
    if (shouldRetry == "false")
        return false;
    return status == 408 || status == 409 || status == 429 || status >= 500;
}

std::chrono::milliseconds Retry::askedDelay(const QByteArray &afterMs, const QByteArray &after, const QDateTime &now)
{
    constexpr std::chrono::milliseconds none(-1);
    bool number = false;
    double wait = afterMs.toDouble(&number);
    if (!number) {
        wait = after.toDouble(&number) * 1000;
        const QDateTime date = number ? QDateTime() : QDateTime::fromString(QString::fromLatin1(after).replace(u"GMT"_s, u"+0000"_s), Qt::RFC2822Date);
        if (date.isValid()) {
            wait = double(qMax<qint64>(0, now.msecsTo(date)));
            number = true;
        }
    }
    if (!number || wait < 0 || !(wait <= double(kLongestAsked.count())))
        return none;
    return std::chrono::milliseconds(qint64(wait));
}

std::chrono::milliseconds Retry::backoff(int attempt) const
{
    const double whole = qMin(double(first.count()) * double(1 << qMin(attempt, 20)), double(longest.count()));
    return std::chrono::milliseconds(qint64(whole * (1 - 0.25 * QRandomGenerator::global()->generateDouble())));
}

} // namespace core
