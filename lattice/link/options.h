// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

namespace lattice {

/*! How to sign in. The first that is set counts: credentials file, NKey file, NKey seed, token, user and password; a user in the URL is last. */
struct SignIn {
    QString credentialsFile;
    QString nkeyFile; //!< holds a seed, SU…
    QString nkeySeed;
    QString token;
    QString user;
    QString password;

    friend bool operator==(const SignIn &, const SignIn &) = default;
};

struct Tls {
    bool enabled = false;
    QString caFile;
    QByteArray caPem; //!< instead of a file, as from a join line
    QString certificateFile;
    QString keyFile;
    bool skipVerify = false;

    friend bool operator==(const Tls &, const Tls &) = default;
};

struct LinkOptions {
    QString url; //!< nats://HOST:PORT or tls://…, several with commas
    SignIn signIn;
    Tls tls;
    QString name;      //!< the connection's name, as the server shows it
    QString inbox;     //!< a token: replies come on `_INBOX.{inbox}.…`
    int reconnectWaitMs = 500;
    int maxReconnects = -1; //!< negative: without end
    int patienceMs = 20'000; //!< for one attempt to connect; one that hangs is given up

    friend bool operator==(const LinkOptions &, const LinkOptions &) = default;
};

/*! Whether the connection is to be encrypted: asked for, or said by a `tls://` address, which nats.c alone would not heed. */
inline bool isTlsWanted(const LinkOptions &options)
{
    return options.tls.enabled || options.url.contains(QLatin1StringView("tls://"), Qt::CaseInsensitive);
}

/*! The state of a link, as people see it. */
enum class LinkState {
    Off,
    Connecting,   //!< first connection
    Live,
    Reconnecting, //!< was live; what is shown is old
    Refused,      //!< the server does not let us in; tried again once a minute
};

struct LinkStatus {
    LinkState state = LinkState::Off;
    QString address; //!< without secrets
    QString reason;  //!< the server's or the library's own words; empty when live
    int attempt = 0;
    int nextTryMs = 0;
    double roundTripMs = -1; //!< negative: not measured yet

    friend bool operator==(const LinkStatus &, const LinkStatus &) = default;
};

/*! One step of a checked procedure: start of a lattice, the connection doctor. */
struct CheckStep {
    enum class State { Waiting, Running, Passed, Failed, Skipped };
    QString id; //!< start: "port" "storage" "server" "history" "registry" "station"; doctor: "name" "tcp" "tls" "signin" "history" "registry" "clock"
    State state = State::Waiting;
    QString detail; //!< a fact for people: "4222", "53 GB", "1.2 ms"
    QString cause;  //!< failed: a short word that app turns into a sentence ("port-busy", "refused", "no-jetstream", …)
    QString words;  //!< failed: the exact words of the server or system

    friend bool operator==(const CheckStep &, const CheckStep &) = default;
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::LinkStatus)
Q_DECLARE_METATYPE(lattice::CheckStep)
