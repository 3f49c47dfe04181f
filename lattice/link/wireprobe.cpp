// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/wireprobe.h"

#include "lattice/pending.h"

#include <QFile>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr auto kKnockAfter = 1200ms; // a NATS server greets at once
constexpr qsizetype kMostBytes = 64 * 1024;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.read(1024 * 1024) : QByteArray();
}

QSslKey keyIn(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        if (QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

QSslConfiguration configurationFor(const Tls &tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(QSslCertificate::fromData(tls.caPem));
    configuration.addCaCertificates(QSslCertificate::fromData(contents(tls.caFile)));
    configuration.setPeerVerifyMode(tls.skipVerify ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!tls.certificateFile.isEmpty()) {
        configuration.setLocalCertificateChain(QSslCertificate::fromData(contents(tls.certificateFile)));
        configuration.setPrivateKey(keyIn(contents(tls.keyFile)));
    }
    return configuration;
}

/*! Trust first: the date and name of a certificate that anybody may have made say nothing. */
QString causeOf(const QList<QSslError> &errors)
{
    QString cause;
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::HostNameMismatch:
            cause = cause.isEmpty() ? u"tls-hostname"_s : cause;
            break;
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            cause = u"tls-expired"_s;
            break;
        default:
            return u"tls-untrusted"_s;
        }
    }
    return cause;
}

/*! What is said of unknown talk: its first line, as far as it can be shown. */
QString shown(QByteArray heard)
{
    heard.truncate(std::max<qsizetype>(heard.indexOf('\n'), 0) ? heard.indexOf('\n') : 80);
    const QString text = QString::fromLatin1(heard.left(80)).trimmed();
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint(); }) ? text : QString::fromLatin1(heard.left(32).toHex(' '));
}

QString protocolName(QSsl::SslProtocol protocol)
{
    return protocol == QSsl::TlsV1_3 ? u"TLS 1.3"_s : u"TLS 1.2"_s;
}

} // namespace

/*! How a wait for the socket ended. */
struct WireProbe::Outcome {
    enum class End { Done, Stopped, Broken };
    End end = End::Done;
    QByteArray heard;
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
    QAbstractSocket::SocketState state = QAbstractSocket::UnconnectedState; //!< when it was stopped
    QString words;
    QList<QSslError> tlsErrors;
};

namespace {

/*! A wait for a socket: the first of done(), the socket's error and the stop ends it. */
template <typename Outcome>
struct Wait {
    Pending<Outcome> ended;
    QSslSocket *socket;
    QByteArray heard;
    QList<QSslError> tlsErrors;

    static std::shared_ptr<Wait> on(QSslSocket *socket)
    {
        const auto wait = std::make_shared<Wait>(Wait{.ended = {}, .socket = socket, .heard = {}, .tlsErrors = {}});
        QObject::connect(socket, &QSslSocket::sslErrors, socket, [wait](const QList<QSslError> &errors) { wait->tlsErrors = errors; });
        QObject::connect(socket, &QSslSocket::errorOccurred, socket, [wait](QAbstractSocket::SocketError) {
            wait->heard += wait->socket->readAll();
            wait->end(Outcome::End::Broken);
        });
        return wait;
    }

    void end(typename Outcome::End how) const
    {
        const auto kept = ended; // settling ends the coroutine, and with it whoever calls us
        kept.settle(Outcome{.end = how, .heard = heard, .error = socket->error(), .state = socket->state(), .words = socket->errorString(), .tlsErrors = tlsErrors});
    }
};

} // namespace

WireProbe::WireProbe() = default;

WireProbe::~WireProbe()
{
    close();
}

void WireProbe::close()
{
    if (!m_socket)
        return;
    m_socket->disconnect();
    m_socket->abort();
    m_socket.reset();
}

QCoro::Task<Result<QStringList>> WireProbe::lookUp(QString host, std::stop_token stop)
{
    const Pending<Result<QStringList>> done;
    const std::unique_ptr<QObject, QScopedPointerDeleteLater> context(new QObject);
    const int id = QHostInfo::lookupHost(host, context.get(), [done](const QHostInfo &info) {
        QStringList addresses;
        for (const QHostAddress &address : info.addresses())
            addresses.append(address.toString());
        if (addresses.isEmpty())
            done.settle(failed(Fault::NotFound, info.errorString()));
        else
            done.settle(addresses);
    });
    const std::stop_callback stopped(stop, [done] {
        const auto kept = done;
        kept.settle(failed(Fault::Cancelled, u"the name service did not answer in time"_s));
    });
    auto result = co_await done;
    QHostInfo::abortHostLookup(id);
    co_return result;
}

QCoro::Task<Finding> WireProbe::greet(QString host, int port, std::chrono::milliseconds limit, std::stop_token stop)
{
    close();
    m_greeting = {};
    m_socket.reset(new QSslSocket);
    QSslSocket *socket = m_socket.get();
    socket->setProxy(QNetworkProxy::NoProxy);
    const auto wait = Wait<Outcome>::on(socket);
    QObject::connect(socket, &QSslSocket::readyRead, socket, [wait] {
        wait->heard += wait->socket->read(kMostBytes);
        if (wait->heard.contains('\n') || wait->heard.size() >= kMostBytes)
            wait->end(Outcome::End::Done);
    });
    QTimer::singleShot(std::min<std::chrono::milliseconds>(kKnockAfter, limit / 2), socket, [wait] {
        if (wait->heard.isEmpty() && wait->socket->state() == QAbstractSocket::ConnectedState)
            wait->socket->write("GET / HTTP/1.0\r\n\r\n");
    });
    QTimer::singleShot(limit, socket, [wait] { wait->end(Outcome::End::Stopped); });
    const std::stop_callback stopped(stop, [wait] { std::shared_ptr(wait)->end(Outcome::End::Stopped); });
    socket->connectToHost(host, quint16(port));

    const Outcome outcome = co_await wait->ended;
    socket->disconnect();
    if (const auto greeting = parseGreeting(outcome.heard.left(outcome.heard.indexOf('\n'))))
        m_greeting = *greeting;
    co_return judgeGreeting(outcome);
}

Finding WireProbe::judgeGreeting(const Outcome &outcome) const
{
    if (!m_greeting.version.isEmpty())
        return Finding::passed(u"nats-server %1"_s.arg(m_greeting.version));
    if (outcome.heard.startsWith("HTTP/"))
        return Finding::failed(u"wrong-scheme"_s, shown(outcome.heard));
    if (!outcome.heard.isEmpty())
        return Finding::failed(u"not-nats"_s, shown(outcome.heard));
    if (outcome.end == Outcome::End::Stopped)
        return Finding::failed(u"port-silent"_s, outcome.state == QAbstractSocket::ConnectedState ? u"connected, but nothing was said"_s : u"no answer to the attempt to connect"_s);
    switch (outcome.error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Finding::failed(u"port-refused"_s, outcome.words);
    case QAbstractSocket::RemoteHostClosedError:
        return Finding::failed(u"not-nats"_s, u"the connection was closed without a word"_s);
    case QAbstractSocket::SocketTimeoutError:
        return Finding::failed(u"port-silent"_s, outcome.words);
    default:
        return Finding::failed(u"unreachable"_s, outcome.words);
    }
}

QCoro::Task<Finding> WireProbe::encrypt(Tls tls, std::stop_token stop)
{
    QSslSocket *socket = m_socket.get();
    socket->setSslConfiguration(configurationFor(tls));
    const auto wait = Wait<Outcome>::on(socket);
    // With TLS 1.3 the server looks at our certificate when we are done already: only its next word tells.
    QObject::connect(socket, &QSslSocket::encrypted, socket, [wait, asks = m_greeting.tlsVerify] {
        if (asks)
            wait->socket->write("PING\r\n");
        else
            wait->end(Outcome::End::Done);
    });
    QObject::connect(socket, &QSslSocket::readyRead, socket, [wait] { wait->end(Outcome::End::Done); });
    const std::stop_callback stopped(stop, [wait] { std::shared_ptr(wait)->end(Outcome::End::Stopped); });
    socket->startClientEncryption();

    const Outcome outcome = co_await wait->ended;
    socket->disconnect();
    co_return judgeHandshake(outcome, tls);
}

Finding WireProbe::judgeHandshake(const Outcome &outcome, const Tls &tls) const
{
    if (outcome.end == Outcome::End::Done)
        return Finding::passed(protocolName(m_socket->sessionProtocol()));
    if (outcome.end == Outcome::End::Stopped)
        return Finding::failed(u"no-answer"_s, u"the server did not end the TLS handshake"_s);
    if (!outcome.tlsErrors.isEmpty()) {
        QStringList words;
        for (const QSslError &error : outcome.tlsErrors)
            words.append(error.errorString());
        words.removeDuplicates();
        return Finding::failed(causeOf(outcome.tlsErrors), words.join(u' '));
    }
    if (!m_greeting.tlsVerify)
        return Finding::failed(u"tls-failed"_s, outcome.words);
    return Finding::failed(tls.certificateFile.isEmpty() ? u"client-certificate-needed"_s : u"client-certificate-refused"_s, outcome.words);
}

} // namespace lattice
