// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

/*! A span as it came over the wire. */
struct SunkSpan {
    QString traceId;
    QString id;
    QString parentId;
    QString name;
    int kind = 0;
    qint64 startNs = 0;
    qint64 endNs = 0;
    int status = 0;
    QHash<QString, QJsonValue> attributes; //!< the value without its type
    QHash<QString, QString> resource;
};

/*!
    A collector of OTLP/JSON over HTTP on a free loopback port. It checks every field by the letter of the specification and
    keeps what is wrong in `faults`; connections stay open, as a collector's do.
*/
class OtlpSink final : public QTcpServer
{
public:
    struct Reply {
        int status = 200;
        QByteArray headers = {};
        QByteArray body = "{}";
        bool silent = false; //!< no answer at all
    };

    OtlpSink()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port");
    }

    QString endpoint() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }
    const SunkSpan *find(const QString &name) const
    {
        for (const SunkSpan &span : spans) {
            if (span.name == name)
                return &span;
        }
        return nullptr;
    }
    /*! Spans whose parent is not there. */
    QStringList orphans() const
    {
        QStringList found;
        for (const SunkSpan &span : spans) {
            const bool hasParent = span.parentId.isEmpty() || std::any_of(spans.begin(), spans.end(), [&span](const SunkSpan &other) { return other.id == span.parentId && other.traceId == span.traceId; });
            if (!hasParent)
                found.append(span.name);
        }
        return found;
    }
    int roots() const { return int(std::count_if(spans.begin(), spans.end(), [](const SunkSpan &span) { return span.parentId.isEmpty(); })); }
    QString parentOf(const QString &name) const
    {
        const SunkSpan *span = find(name);
        for (const SunkSpan &other : spans) {
            if (span && other.id == span->parentId)
                return other.name;
        }
        return {};
    }

    QList<SunkSpan> spans;
    QStringList faults;
    QList<Reply> replies;       //!< of the next requests; then 200
    QList<QByteArray> heads;    //!< of all requests
    QList<int> batches;         //!< spans of each request that was taken
    QByteArray lastBody;        //!< after decompression

private:
    void read(QTcpSocket *socket)
    {
        QByteArray bytes = socket->property("request").toByteArray() + socket->readAll();
        for (;;) {
            const qsizetype head = bytes.indexOf("\r\n\r\n");
            static const QRegularExpression length(QStringLiteral("content-length: *(\\d+)"), QRegularExpression::CaseInsensitiveOption);
            const auto match = length.match(QString::fromLatin1(bytes.left(std::max<qsizetype>(0, head))));
            const qsizetype size = match.captured(1).toLongLong();
            if (head < 0 || bytes.size() < head + 4 + size)
                break;
            take(socket, bytes.first(head), bytes.sliced(head + 4, size));
            bytes.remove(0, head + 4 + size);
        }
        socket->setProperty("request", bytes);
    }

    void take(QTcpSocket *socket, const QByteArray &head, QByteArray body)
    {
        heads.append(head);
        const Reply reply = replies.isEmpty() ? Reply() : replies.takeFirst();
        if (reply.silent)
            return;
        const QByteArray lower = head.toLower();
        check(lower.contains("content-type: application/json"), "the content type");
        if (lower.contains("content-encoding: gzip")) {
            QProcess gzip;
            gzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc")});
            gzip.write(body);
            gzip.closeWriteChannel();
            check(gzip.waitForFinished() && gzip.exitCode() == 0, "gzip cannot read the body");
            body = gzip.readAllStandardOutput();
        }
        if (reply.status == 200) {
            lastBody = body;
            parse(body);
        }
        socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + " Word\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n" + reply.headers + "\r\n" + reply.body);
    }

    void check(bool holds, const char *what)
    {
        if (!holds)
            faults.append(QString::fromLatin1(what));
    }
    void fields(const QJsonObject &object, const QStringList &allowed)
    {
        for (const QString &key : object.keys()) {
            if (!allowed.contains(key))
                faults.append(QStringLiteral("a field %1").arg(key));
        }
    }
    static bool isHex(const QString &text, int size)
    {
        static const QRegularExpression hex(QStringLiteral("^[0-9a-f]+$"));
        return text.size() == size && hex.match(text).hasMatch() && text != QString(size, u'0');
    }
    qint64 number64(const QJsonValue &value)
    {
        bool isNumber = false;
        const qint64 number = value.toString().toLongLong(&isNumber);
        check(value.isString() && isNumber, "a 64-bit number that is no text");
        return number;
    }
    QJsonValue valueOf(const QJsonObject &value)
    {
        check(value.size() == 1, "a value with other than one type");
        const QString type = value.isEmpty() ? QString() : value.keys().first();
        const QJsonValue inner = value[type];
        if (type == u"intValue")
            return double(number64(inner));
        if (type == u"arrayValue") {
            QJsonArray values;
            for (const QJsonValue &entry : inner.toObject()[u"values"].toArray())
                values.append(valueOf(entry.toObject()));
            return values;
        }
        check((type == u"stringValue" && inner.isString()) || (type == u"boolValue" && inner.isBool()) || (type == u"doubleValue" && (inner.isDouble() || inner.isString())), "a value of no known type");
        return inner;
    }
    QHash<QString, QJsonValue> attributesOf(const QJsonValue &list)
    {
        QHash<QString, QJsonValue> found;
        for (const QJsonValue &entry : list.toArray()) {
            fields(entry.toObject(), {QStringLiteral("key"), QStringLiteral("value")});
            check(!found.contains(entry[u"key"].toString()) && !entry[u"key"].toString().isEmpty(), "an attribute twice, or without a key");
            found.insert(entry[u"key"].toString(), valueOf(entry[u"value"].toObject()));
        }
        return found;
    }
    void parse(const QByteArray &body)
    {
        QJsonParseError error;
        const QJsonObject all = QJsonDocument::fromJson(body, &error).object();
        check(error.error == QJsonParseError::NoError, "JSON");
        fields(all, {QStringLiteral("resourceSpans")});
        int count = 0;
        for (const QJsonValue &part : all[u"resourceSpans"].toArray()) {
            fields(part.toObject(), {QStringLiteral("resource"), QStringLiteral("scopeSpans")});
            QHash<QString, QString> resource;
            const auto facts = attributesOf(part[u"resource"][u"attributes"]);
            for (auto fact = facts.begin(); fact != facts.end(); ++fact)
                resource.insert(fact.key(), fact->toString());
            check(!resource.value(QStringLiteral("service.name")).isEmpty(), "service.name");
            for (const QJsonValue &scope : part[u"scopeSpans"].toArray()) {
                check(!scope[u"scope"][u"name"].toString().isEmpty(), "the scope's name");
                for (const QJsonValue &span : scope[u"spans"].toArray()) {
                    takeSpan(span.toObject(), resource);
                    ++count;
                }
            }
        }
        batches.append(count);
    }
    void takeSpan(const QJsonObject &json, const QHash<QString, QString> &resource)
    {
        static const QStringList known = QStringLiteral("traceId spanId parentSpanId flags name kind startTimeUnixNano endTimeUnixNano attributes droppedAttributesCount events droppedEventsCount links droppedLinksCount status").split(u' ');
        fields(json, known);
        SunkSpan span{.traceId = json[u"traceId"].toString(), .id = json[u"spanId"].toString(), .parentId = json[u"parentSpanId"].toString(), .name = json[u"name"].toString(), .kind = json[u"kind"].toInt(),
                      .startNs = number64(json[u"startTimeUnixNano"]), .endNs = number64(json[u"endTimeUnixNano"]), .status = json[u"status"][u"code"].toInt(), .attributes = attributesOf(json[u"attributes"]), .resource = resource};
        check(isHex(span.traceId, 32) && isHex(span.id, 16) && (span.parentId.isEmpty() || isHex(span.parentId, 16)), "an id that is not hex");
        check(json[u"kind"].isDouble() && span.kind >= 1 && span.kind <= 5, "the kind");
        check(json[u"flags"].isDouble() && (json[u"flags"].toInt() & 1), "flags");
        check(!span.name.isEmpty(), "a name");
        check(span.startNs > 1'600'000'000'000'000'000 && span.endNs >= span.startNs, "the times");
        for (const QJsonValue &event : json[u"events"].toArray()) {
            check(number64(event[u"timeUnixNano"]) >= span.startNs && !event[u"name"].toString().isEmpty(), "an event");
            attributesOf(event[u"attributes"]);
        }
        for (const QJsonValue &link : json[u"links"].toArray())
            check(isHex(link[u"traceId"].toString(), 32) && isHex(link[u"spanId"].toString(), 16), "a link");
        spans.append(span);
    }
};
