// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpparser.h"

#include <llhttp.h>

namespace core {

namespace {

constexpr qsizetype kFieldCost = 32; // of a header field beside its bytes

} // namespace

struct HttpParser::Machine {
    llhttp_t parser;
};

struct HttpParser::Callbacks {
    static HttpParser &of(llhttp_t *parser) { return *static_cast<HttpParser *>(parser->data); }

    static int begin(llhttp_t *parser)
    {
        of(parser).m_begun = true;
        return HPE_OK;
    }
    static int url(llhttp_t *parser, const char *at, size_t length)
    {
        HttpParser &self = of(parser);
        self.m_request.target.append(at, qsizetype(length));
        return self.count(qsizetype(length)) ? HPE_OK : self.refuse(414, "the address is too long");
    }
    static int name(llhttp_t *parser, const char *at, size_t length)
    {
        HttpParser &self = of(parser);
        auto &fields = self.m_request.headers.m_fields;
        if (self.m_valueBegun || fields.isEmpty()) { // pieces of one name come one after the other
            if (self.m_headDone || fields.size() >= self.m_limits.headerFields || !self.count(kFieldCost))
                return self.refuse(431, "there are too many header fields");
            fields.emplaceBack();
            self.m_valueBegun = false;
        }
        fields.last().first.append(at, qsizetype(length));
        return self.count(qsizetype(length)) ? HPE_OK : self.refuse(431, "the header is too long");
    }
    static int value(llhttp_t *parser, const char *at, size_t length)
    {
        HttpParser &self = of(parser);
        self.m_valueBegun = true;
        self.m_request.headers.m_fields.last().second.append(at, qsizetype(length));
        return self.count(qsizetype(length)) ? HPE_OK : self.refuse(431, "the header is too long");
    }
    static int valueEnd(llhttp_t *parser)
    {
        of(parser).m_valueBegun = true; // an empty value has no piece
        return HPE_OK;
    }
    static int headEnd(llhttp_t *parser)
    {
        parser->upgrade = 0; // "Upgrade: h2c" is answered as HTTP/1.1, as if it had not been said
        return of(parser).endHead();
    }
    static int body(llhttp_t *parser, const char *at, size_t length)
    {
        HttpParser &self = of(parser);
        if (self.m_request.body.size() + qsizetype(length) > self.m_limits.bodyBytes)
            return self.refuse(413, "the body is too large");
        self.m_request.body.append(at, qsizetype(length));
        return HPE_OK;
    }
    static int end(llhttp_t *parser)
    {
        HttpParser &self = of(parser);
        self.m_keepAlive = llhttp_should_keep_alive(parser) != 0; // now: the flags are gone after resuming
        self.m_complete = true;
        return HPE_PAUSED;
    }
    static const llhttp_settings_t &settings()
    {
        static const llhttp_settings_t all = [] {
            llhttp_settings_t settings;
            llhttp_settings_init(&settings);
            settings.on_message_begin = begin;
            settings.on_url = url;
            settings.on_header_field = name;
            settings.on_header_value = value;
            settings.on_header_value_complete = valueEnd;
            settings.on_headers_complete = headEnd;
            settings.on_body = body;
            settings.on_message_complete = end;
            return settings;
        }();
        return all;
    }
};

HttpParser::HttpParser(const HttpLimits &limits, const Gate &gate, QHostAddress peer)
    : m_machine(std::make_unique<Machine>())
    , m_limits(limits)
    , m_gate(gate)
    , m_peer(std::move(peer))
{
    m_request.peer = m_peer;
    llhttp_init(&m_machine->parser, HTTP_REQUEST, &Callbacks::settings());
    m_machine->parser.data = this;
}

HttpParser::~HttpParser() = default;

bool HttpParser::count(qsizetype bytes)
{
    m_headSize += bytes;
    return m_headSize <= m_limits.headerBytes;
}

int HttpParser::refuse(int status, const char *text)
{
    m_refusal = HttpRefusal{.status = status, .text = text};
    return HPE_USER;
}

int HttpParser::endHead()
{
    llhttp_t &parser = m_machine->parser;
    m_headDone = true;
    m_request.method = llhttp_method_name(static_cast<llhttp_method_t>(parser.method));
    for (auto &field : m_request.headers.m_fields)
        field.second = field.second.trimmed();
    if (parser.http_major != 1 || parser.http_minor == 0)
        return refuse(505, "only HTTP/1.1 is spoken here");
    if (m_request.headers.count("host") != 1)
        return refuse(400, "there must be one Host header");
    if (parser.content_length > quint64(m_limits.bodyBytes))
        return refuse(413, "the body is too large");
    if (m_gate)
        m_refusal = m_gate(m_request);
    return m_refusal ? HPE_USER : HPE_OK;
}

qsizetype HttpParser::feed(QByteArrayView bytes)
{
    if (m_refusal || m_complete)
        return 0;
    llhttp_t *parser = &m_machine->parser;
    const llhttp_errno_t wrong = llhttp_execute(parser, bytes.data(), size_t(bytes.size()));
    if (wrong == HPE_OK)
        return bytes.size();
    const qsizetype used = llhttp_get_error_pos(parser) ? llhttp_get_error_pos(parser) - bytes.data() : bytes.size();
    if (wrong == HPE_PAUSED && m_complete)
        llhttp_resume(parser);
    else if (!m_refusal)
        m_refusal = HttpRefusal{.status = 400, .text = "this is no HTTP/1.1 request: " + QByteArray(llhttp_get_error_reason(parser))};
    return used;
}

bool HttpParser::wantsContinue() const
{
    return m_headDone && m_request.headers.value("expect").compare("100-continue", Qt::CaseInsensitive) == 0;
}

qsizetype HttpParser::announcedBody() const
{
    return m_request.headers.contains("content-length") ? m_request.headers.value("content-length").toLongLong() : 0;
}

HttpRequest HttpParser::take()
{
    m_begun = m_headDone = m_complete = m_valueBegun = false;
    m_headSize = 0;
    return std::exchange(m_request, HttpRequest{.method = {}, .target = {}, .headers = {}, .body = {}, .peer = m_peer});
}

} // namespace core
