// SPDX-License-Identifier: Apache-2.0
/*! What a program costs that has Qt Core and nats.c and does nothing else: the other side of station-bench's baselines. */
#include <QCoreApplication>

#include <nats/nats.h>

#include <cstdio>

namespace {

void echo(natsConnection *connection, natsSubscription *, natsMsg *message, void *)
{
    natsConnection_Publish(connection, natsMsg_GetReply(message), natsMsg_GetData(message), natsMsg_GetDataLength(message));
    natsMsg_Destroy(message);
}

void drop(natsConnection *, natsSubscription *, natsMsg *message, void *)
{
    natsMsg_Destroy(message);
}

} // namespace

/*! ROLE URL; the roles: start (connects and idles), echo (answers on bench.echo), listen (hears every sign of presence). */
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    natsOptions *options = nullptr;
    natsConnection *connection = nullptr;
    natsSubscription *subscription = nullptr;
    natsStatus status = natsOptions_Create(&options);
    const auto then = [&status](auto next) { status = status == NATS_OK ? next() : status; };
    then([&] { return natsOptions_SetURL(options, arguments[2].toUtf8().constData()); });
    then([&] { return natsOptions_SetSendAsap(options, true); });
    then([&] { return natsConnection_Connect(&connection, options); });
    if (arguments[1] == QStringLiteral("echo"))
        then([&] { return natsConnection_Subscribe(&subscription, connection, "bench.echo", echo, nullptr); });
    if (arguments[1] == QStringLiteral("listen"))
        then([&] { return natsConnection_Subscribe(&subscription, connection, "lattice.presence.*", drop, nullptr); });
    if (subscription)
        then([&] { return natsConnection_FlushTimeout(connection, 2000); });
    if (status != NATS_OK) {
        std::fprintf(stderr, "%s\n", natsStatus_GetText(status));
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
