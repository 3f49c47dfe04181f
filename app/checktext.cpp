// SPDX-License-Identifier: Apache-2.0
#include "app/checktext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct Cause {
    QLatin1StringView id;
    const char *problem;
    const char *fix;
};

constexpr auto kContext = "CheckText";

constexpr std::array kCauses{
    Cause{"port-busy"_L1, QT_TRANSLATE_NOOP("CheckText", "Another program uses this port."),
          QT_TRANSLATE_NOOP("CheckText", "Stop that program, or start again without a fixed port: the next free one is taken then.")},
    Cause{"port-nats-server"_L1, QT_TRANSLATE_NOOP("CheckText", "Another NATS server uses this port."),
          QT_TRANSLATE_NOOP("CheckText", "Join its lattice instead, or start again without a fixed port: the next free one is taken then.")},
    Cause{"port-forbidden"_L1, QT_TRANSLATE_NOOP("CheckText", "This user may not listen on this port."),
          QT_TRANSLATE_NOOP("CheckText", "Choose a port from 1024 up.")},
    Cause{"no-free-port"_L1, QT_TRANSLATE_NOOP("CheckText", "No free port was found."),
          QT_TRANSLATE_NOOP("CheckText", "Name a free port, or stop a program that holds one.")},
    Cause{"bind-address"_L1, QT_TRANSLATE_NOOP("CheckText", "This machine has no such address to listen on."),
          QT_TRANSLATE_NOOP("CheckText", "Use 127.0.0.1, or an address of this machine.")},
    Cause{"bind-unprotected"_L1, QT_TRANSLATE_NOOP("CheckText", "Other machines would reach the server without a sign-in."),
          QT_TRANSLATE_NOOP("CheckText", "Set up a sign-in and TLS first, or listen on 127.0.0.1.")},
    Cause{"store-damaged"_L1, QT_TRANSLATE_NOOP("CheckText", "The storage is damaged."),
          QT_TRANSLATE_NOOP("CheckText", "Put the folder back from a backup, or start with another home (--home).")},
    Cause{"program-too-old"_L1, QT_TRANSLATE_NOOP("CheckText", "The program nats-server is too old."),
          QT_TRANSLATE_NOOP("CheckText", "Install nats-server 2.10 or newer, then start again.")},
    Cause{"not-nats-server"_L1, QT_TRANSLATE_NOOP("CheckText", "The program that was found is no nats-server."),
          QT_TRANSLATE_NOOP("CheckText", "Install the package nats-server, or name the right program in the configuration.")},
    Cause{"not-ready"_L1, QT_TRANSLATE_NOOP("CheckText", "The server was not ready in time."),
          QT_TRANSLATE_NOOP("CheckText", "Try again; if it stays so, its own words below say what keeps it.")},
    Cause{"not-ours"_L1, QT_TRANSLATE_NOOP("CheckText", "Another server answers on this port."),
          QT_TRANSLATE_NOOP("CheckText", "Try again: another port is taken then.")},
    Cause{"orphan-stays"_L1, QT_TRANSLATE_NOOP("CheckText", "An earlier server of this home still runs."),
          QT_TRANSLATE_NOOP("CheckText", "End the process that is named below, then start again.")},
    Cause{"bad-options"_L1, QT_TRANSLATE_NOOP("CheckText", "An option of the server cannot be used."),
          QT_TRANSLATE_NOOP("CheckText", "Correct the option that is named below in your configuration, then start again.")},
    Cause{"store-in-use"_L1, QT_TRANSLATE_NOOP("CheckText", "Another orchestrator uses this storage."),
          QT_TRANSLATE_NOOP("CheckText", "Stop the other one, or start with a home of its own (--home).")},
    Cause{"store-not-writable"_L1, QT_TRANSLATE_NOOP("CheckText", "The storage folder cannot be written."),
          QT_TRANSLATE_NOOP("CheckText", "Give yourself the right to write it, or choose another home (--home).")},
    Cause{"disk-full"_L1, QT_TRANSLATE_NOOP("CheckText", "There is too little space left."),
          QT_TRANSLATE_NOOP("CheckText", "Free some space, then start again.")},
    Cause{"secret-unreadable"_L1, QT_TRANSLATE_NOOP("CheckText", "The file with the server's secret cannot be used."),
          QT_TRANSLATE_NOOP("CheckText", "Give yourself the right to read it, or delete it: a new secret is made then.")},
    Cause{"no-program"_L1, QT_TRANSLATE_NOOP("CheckText", "The program nats-server was not found."),
          QT_TRANSLATE_NOOP("CheckText", "Install the package nats-server, then start again.")},
    Cause{"start-failed"_L1, QT_TRANSLATE_NOOP("CheckText", "The server ended at once."),
          QT_TRANSLATE_NOOP("CheckText", "Its own words are below; mend what they name, then start again.")},
    Cause{"config-invalid"_L1, QT_TRANSLATE_NOOP("CheckText", "The server does not accept its configuration."),
          QT_TRANSLATE_NOOP("CheckText", "Correct the line that is named below in your configuration, then start again.")},
    Cause{"address-invalid"_L1, QT_TRANSLATE_NOOP("CheckText", "The address or the join line is not complete."),
          QT_TRANSLATE_NOOP("CheckText", "Paste the whole join line, or write the address as nats://HOST:PORT.")},
    Cause{"name-unknown"_L1, QT_TRANSLATE_NOOP("CheckText", "No machine is known by this name."),
          QT_TRANSLATE_NOOP("CheckText", "Check the spelling of the host, and that the network (VPN) is connected.")},
    Cause{"port-refused"_L1, QT_TRANSLATE_NOOP("CheckText", "The machine answers, but nothing listens on this port."),
          QT_TRANSLATE_NOOP("CheckText", "Check the port, and that the lattice is started on that machine.")},
    Cause{"port-silent"_L1, QT_TRANSLATE_NOOP("CheckText", "Nothing answers at this port."),
          QT_TRANSLATE_NOOP("CheckText", "Check the port, that the machine is on, and that no firewall blocks it.")},
    Cause{"unreachable"_L1, QT_TRANSLATE_NOOP("CheckText", "There is no way to this machine."),
          QT_TRANSLATE_NOOP("CheckText", "Check the network connection, then try again.")},
    Cause{"not-nats"_L1, QT_TRANSLATE_NOOP("CheckText", "Something else than a NATS server answers there."),
          QT_TRANSLATE_NOOP("CheckText", "Check the port: the lattice usually listens on 4222.")},
    Cause{"wrong-scheme"_L1, QT_TRANSLATE_NOOP("CheckText", "A web server answers at this port."),
          QT_TRANSLATE_NOOP("CheckText", "Use the port of the NATS server, usually 4222, with nats:// before the host.")},
    Cause{"tls-required"_L1, QT_TRANSLATE_NOOP("CheckText", "The server wants an encrypted connection."),
          QT_TRANSLATE_NOOP("CheckText", "Switch on TLS, and name the CA file if the server has its own.")},
    Cause{"tls-unavailable"_L1, QT_TRANSLATE_NOOP("CheckText", "The server offers no encryption."),
          QT_TRANSLATE_NOOP("CheckText", "Switch off TLS if you trust the network, or ask for an encrypted port.")},
    Cause{"tls-untrusted"_L1, QT_TRANSLATE_NOOP("CheckText", "The server's certificate is not trusted."),
          QT_TRANSLATE_NOOP("CheckText", "Name the CA file of the lattice, or use its join line, which carries it.")},
    Cause{"tls-expired"_L1, QT_TRANSLATE_NOOP("CheckText", "The server's certificate is out of date."),
          QT_TRANSLATE_NOOP("CheckText", "Ask the operator to renew it, and check this machine's clock.")},
    Cause{"tls-hostname"_L1, QT_TRANSLATE_NOOP("CheckText", "The certificate is for another host name."),
          QT_TRANSLATE_NOOP("CheckText", "Use a name or an address that the certificate names.")},
    Cause{"tls-failed"_L1, QT_TRANSLATE_NOOP("CheckText", "The encrypted connection could not be made."),
          QT_TRANSLATE_NOOP("CheckText", "Ask the operator which versions of TLS the server takes; its exact words are below.")},
    Cause{"client-certificate-needed"_L1, QT_TRANSLATE_NOOP("CheckText", "The server wants a certificate of this machine."),
          QT_TRANSLATE_NOOP("CheckText", "Ask the operator for a client certificate, and name its file and the file of its key.")},
    Cause{"client-certificate-refused"_L1, QT_TRANSLATE_NOOP("CheckText", "The server does not accept this machine's certificate."),
          QT_TRANSLATE_NOOP("CheckText", "Ask the operator for one that the server trusts and that is not out of date.")},
    Cause{"signin-missing"_L1, QT_TRANSLATE_NOOP("CheckText", "The server wants a sign-in."),
          QT_TRANSLATE_NOOP("CheckText", "Choose a method below and fill in what the operator gave you.")},
    Cause{"signin-refused"_L1, QT_TRANSLATE_NOOP("CheckText", "The server does not accept this sign-in."),
          QT_TRANSLATE_NOOP("CheckText", "Check user, password, token or file; the operator can make a new join line.")},
    Cause{"signin-expired"_L1, QT_TRANSLATE_NOOP("CheckText", "The sign-in of this file is out of date."),
          QT_TRANSLATE_NOOP("CheckText", "Ask the operator for a new credentials file.")},
    Cause{"key-unreadable"_L1, QT_TRANSLATE_NOOP("CheckText", "The file with the sign-in cannot be read."),
          QT_TRANSLATE_NOOP("CheckText", "Check its path and that you may read it.")},
    Cause{"key-invalid"_L1, QT_TRANSLATE_NOOP("CheckText", "This is no usable key or credentials file."),
          QT_TRANSLATE_NOOP("CheckText", "Use the whole file or seed that the operator gave you: a seed begins with SU.")},
    Cause{"server-full"_L1, QT_TRANSLATE_NOOP("CheckText", "The server takes no more connections."),
          QT_TRANSLATE_NOOP("CheckText", "Try again later, or ask the operator to raise its limit.")},
    Cause{"file-unreadable"_L1, QT_TRANSLATE_NOOP("CheckText", "A file that was named cannot be read."),
          QT_TRANSLATE_NOOP("CheckText", "Check its path and that you may read it.")},
    Cause{"file-invalid"_L1, QT_TRANSLATE_NOOP("CheckText", "A certificate or key that was named cannot be used."),
          QT_TRANSLATE_NOOP("CheckText", "Use files in PEM form, without a pass phrase, and a key that belongs to its certificate.")},
    Cause{"no-jetstream"_L1, QT_TRANSLATE_NOOP("CheckText", "The server keeps no history: JetStream is off."),
          QT_TRANSLATE_NOOP("CheckText", "Ask the operator to switch on JetStream on this server and account.")},
    Cause{"not-permitted"_L1, QT_TRANSLATE_NOOP("CheckText", "This sign-in may not use the lattice's subjects."),
          QT_TRANSLATE_NOOP("CheckText", "Ask the operator for the rights that are named below.")},
    Cause{"no-answer"_L1, QT_TRANSLATE_NOOP("CheckText", "The server did not answer in time."),
          QT_TRANSLATE_NOOP("CheckText", "Try again; if it stays so, check the network and how busy the server is.")},
    Cause{"server-error"_L1, QT_TRANSLATE_NOOP("CheckText", "The server answered with an error."),
          QT_TRANSLATE_NOOP("CheckText", "Its exact words are below; give them to the operator.")},
    Cause{"no-lattice"_L1, QT_TRANSLATE_NOOP("CheckText", "No lattice lives on this server yet."),
          QT_TRANSLATE_NOOP("CheckText", "Check that this is the right server; if it is, the first station that joins begins the lattice.")},
    Cause{"clock-skew"_L1, QT_TRANSLATE_NOOP("CheckText", "The server's clock and this machine's differ by more than two seconds."),
          QT_TRANSLATE_NOOP("CheckText", "Let both machines take their time from the network (NTP).")},
};

const Cause *find(const QString &id)
{
    const auto found = std::ranges::find_if(kCauses, [&id](const Cause &cause) { return id == cause.id; });
    return found == kCauses.end() ? nullptr : &*found;
}

} // namespace

QStringList CheckText::causes()
{
    QStringList ids;
    for (const auto &cause : kCauses)
        ids.append(cause.id);
    return ids;
}

QString CheckText::title(const QString &id)
{
    struct Title {
        QLatin1StringView id;
        const char *text;
    };
    static constexpr std::array titles{
        Title{"port"_L1, QT_TRANSLATE_NOOP("CheckText", "A free port")},
        Title{"storage"_L1, QT_TRANSLATE_NOOP("CheckText", "Storage")},
        Title{"server"_L1, QT_TRANSLATE_NOOP("CheckText", "The NATS server")},
        Title{"history"_L1, QT_TRANSLATE_NOOP("CheckText", "History")},
        Title{"registry"_L1, QT_TRANSLATE_NOOP("CheckText", "Registry")},
        Title{"station"_L1, QT_TRANSLATE_NOOP("CheckText", "Your station")},
        Title{"name"_L1, QT_TRANSLATE_NOOP("CheckText", "Name of the host")},
        Title{"tcp"_L1, QT_TRANSLATE_NOOP("CheckText", "Network connection")},
        Title{"tls"_L1, QT_TRANSLATE_NOOP("CheckText", "Encryption (TLS)")},
        Title{"signin"_L1, QT_TRANSLATE_NOOP("CheckText", "Sign-in")},
        Title{"clock"_L1, QT_TRANSLATE_NOOP("CheckText", "Clock")},
    };
    const auto found = std::ranges::find_if(titles, [&id](const Title &title) { return id == title.id; });
    return found == titles.end() ? id : QCoreApplication::translate(kContext, found->text);
}

QString CheckText::problem(const lattice::CheckStep &step)
{
    if (step.state != lattice::CheckStep::State::Failed)
        return {};
    const auto *cause = find(step.cause);
    return cause ? QCoreApplication::translate(kContext, cause->problem) : tr("This step failed.");
}

QString CheckText::fix(const lattice::CheckStep &step)
{
    if (step.state != lattice::CheckStep::State::Failed)
        return {};
    const auto *cause = find(step.cause);
    return cause ? QCoreApplication::translate(kContext, cause->fix) : tr("The exact words are below; mend what they name, then try again.");
}

} // namespace app
