// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/connectionwatch.h"

#include <QRegularExpression>

#include <nats/nats.h>

#include <cstdlib>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

// What is used here is never destroyed: nats.c's threads still call back while the process ends.
std::mutex watchesMutex;
auto &watches = *new std::unordered_map<quintptr, std::shared_ptr<ConnectionWatch>>;
quintptr lastNumber = 0;

/*! Without the place in nats.c's source that stands before some of them. */
QString text(const char *words)
{
    static const auto &place = *new QRegularExpression(uR"(^\(\w+\.c:\d+\): )"_s);
    return QString::fromUtf8(words ? words : "").remove(place);
}

std::shared_ptr<ConnectionWatch> find(void *number)
{
    const std::lock_guard guard(watchesMutex);
    const auto found = watches.find(reinterpret_cast<quintptr>(number));
    return found == watches.end() ? nullptr : found->second;
}

natsStatus sign(char **, unsigned char **signature, int *length, const char *nonce, void *number)
{
    const auto watch = find(number);
    return watch ? nats_Sign(watch->seed.constData(), nonce, signature, length) : NATS_CONNECTION_CLOSED;
}

void disconnected(natsConnection *nc, void *number)
{
    const auto watch = find(number);
    if (!watch)
        return;
    watch->steady = false;
    const char *words = nullptr;
    natsConnection_GetLastError(nc, &words);
    const QString said = text(words);
    watch->mailbox->put({.kind = Letter::Kind::Disconnected, .words = said.isEmpty() ? u"the connection was lost"_s : said});
}

void reconnected(natsConnection *nc, void *number)
{
    ConnectionWatch::judge(nc, number);
    if (const auto watch = find(number))
        watch->mailbox->put({.kind = Letter::Kind::Reconnected, .maxPayload = natsConnection_GetMaxPayload(nc)});
}

void closed(natsConnection *nc, void *number)
{
    const auto watch = find(number);
    if (!watch)
        return; // closed by us, and perhaps at the end of the process
    watch->steady = false;
    const char *words = nullptr;
    const natsStatus status = natsConnection_GetLastError(nc, &words);
    watch->mailbox->put({.kind = Letter::Kind::Closed, .words = text(words), .refused = ConnectionWatch::isRefusal(status, text(words))});
}

void failed(natsConnection *nc, natsSubscription *subscription, natsStatus status, void *number)
{
    const auto watch = find(number);
    if (!watch)
        return;
    const char *words = nullptr;
    natsConnection_GetLastError(nc, &words);
    QString said = text(words);
    if (status == NATS_SLOW_CONSUMER)
        said = u"Slow consumer: messages on \"%1\" were dropped"_s.arg(text(subscription ? natsSubscription_GetSubject(subscription) : nullptr));
    watch->mailbox->put({.kind = Letter::Kind::Complaint, .words = said.isEmpty() ? text(natsStatus_GetText(status)) : said});
}

void lameDuck(natsConnection *, void *number)
{
    if (const auto watch = find(number))
        watch->mailbox->put({.kind = Letter::Kind::Complaint, .words = u"The server is going into lame duck mode"_s});
}

} // namespace

void *ConnectionWatch::add(std::shared_ptr<ConnectionWatch> watch)
{
    const std::lock_guard guard(watchesMutex);
    watches.emplace(++lastNumber, std::move(watch));
    return reinterpret_cast<void *>(lastNumber); // NOLINT(performance-no-int-to-ptr)
}

void ConnectionWatch::remove(void *number)
{
    const std::lock_guard guard(watchesMutex);
    watches.erase(reinterpret_cast<quintptr>(number));
}

int ConnectionWatch::listen(natsOptions *to, void *number)
{
    natsStatus status = natsOptions_SetDisconnectedCB(to, disconnected, number);
    const auto then = [&status](natsStatus next) { status = status == NATS_OK ? next : status; };
    then(natsOptions_SetReconnectedCB(to, reconnected, number));
    then(natsOptions_SetClosedCB(to, closed, number));
    then(natsOptions_SetErrorHandler(to, failed, number));
    then(natsOptions_SetLameDuckModeCB(to, lameDuck, number));
    then(natsOptions_SetDiscoveredServersCB(to, judge, number));
    return status;
}

int ConnectionWatch::signWith(natsOptions *to, const QByteArray &publicKey, void *number)
{
    return natsOptions_SetNKey(to, publicKey.constData(), sign, number);
}

void ConnectionWatch::judge(natsConnection *nc, void *number)
{
    const auto watch = find(number);
    char **servers = nullptr;
    int count = 0;
    if (!watch || natsConnection_GetServers(nc, &servers, &count) != NATS_OK)
        return;
    for (int i = 0; i < count; ++i)
        std::free(servers[i]);
    std::free(static_cast<void *>(servers));
    watch->steady = count == 1;
    if (natsConnection_Status(nc) != NATS_CONN_STATUS_CONNECTED) // lost meanwhile, and disconnected() may have come before
        watch->steady = false;
}

bool ConnectionWatch::isRefusal(int status, const QString &words)
{
    return status == NATS_CONNECTION_AUTH_FAILED || status == NATS_NOT_PERMITTED || words.contains("authorization"_L1, Qt::CaseInsensitive)
        || words.contains("authentication"_L1, Qt::CaseInsensitive);
}

} // namespace lattice
