// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/clientsetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <yyjson.h>

#include <cstdlib>
#include <memory>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

struct FreeDocument {
    void operator()(yyjson_doc *document) const { yyjson_doc_free(document); }
    void operator()(yyjson_mut_doc *document) const { yyjson_mut_doc_free(document); }
    void operator()(char *text) const { std::free(text); }
};

} // namespace

const QList<ClientProgram> &clientPrograms()
{
    const QString usual = u"mcpServers"_s;
    static const QList<ClientProgram> all{
        {.id = u"claude-code"_s, .title = u"Claude Code"_s, .file = u".claude.json"_s, .list = usual, .type = u"stdio"_s},
        {.id = u"claude-desktop"_s, .title = u"Claude Desktop"_s, .file = u".config/Claude/claude_desktop_config.json"_s, .list = usual, .type = {}},
        {.id = u"cursor"_s, .title = u"Cursor"_s, .file = u".cursor/mcp.json"_s, .list = usual, .type = {}},
        {.id = u"windsurf"_s, .title = u"Windsurf"_s, .file = u".codeium/windsurf/mcp_config.json"_s, .list = usual, .type = {}},
        {.id = u"gemini-cli"_s, .title = u"Gemini CLI"_s, .file = u".gemini/settings.json"_s, .list = usual, .type = {}},
        {.id = u"vscode"_s, .title = u"Visual Studio Code"_s, .file = u".config/Code/User/mcp.json"_s, .list = u"servers"_s, .type = u"stdio"_s},
        {.id = u"opencode"_s, .title = u"opencode"_s, .file = u".config/opencode/opencode.json"_s, .list = u"mcp"_s, .inOne = true, .type = u"local"_s},
    };
    return all;
}

QByteArray ClientProgram::entry(const ClientEntry &entry) const
{
    QJsonObject json;
    if (!type.isEmpty())
        json[u"type"_s] = type;
    json[u"command"_s] = inOne ? QJsonValue(QJsonArray::fromStringList(entry.command)) : QJsonValue(entry.command.first());
    if (inOne)
        json[u"enabled"_s] = true;
    else
        json[u"args"_s] = QJsonArray::fromStringList(entry.command.sliced(1));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<QByteArray> withEntry(const QByteArray &text, const ClientProgram &program, const ClientEntry &entry)
{
    const QByteArray given = text.trimmed().isEmpty() ? "{}"_ba : text;
    yyjson_read_err wrong = {};
    QByteArray bytes = given; // yyjson wants it writable, and writes nothing without YYJSON_READ_INSITU
    const std::unique_ptr<yyjson_doc, FreeDocument> read(yyjson_read_opts(bytes.data(), size_t(bytes.size()), YYJSON_READ_NOFLAG, nullptr, &wrong));
    if (!read)
        return failed(Fault::Invalid, u"the file is no plain JSON (%1 at byte %2), so it is left as it is; add what --print shows by hand"_s.arg(QLatin1StringView(wrong.msg)).arg(wrong.pos));
    const std::unique_ptr<yyjson_mut_doc, FreeDocument> document(yyjson_doc_mut_copy(read.get(), nullptr));
    yyjson_mut_val *root = yyjson_mut_doc_get_root(document.get());
    const QByteArray list = program.list.toUtf8(), name = entry.name.toUtf8();
    yyjson_mut_val *servers = yyjson_mut_obj_getn(root, list.constData(), size_t(list.size()));
    if (!yyjson_mut_is_obj(root) || (servers && !yyjson_mut_is_obj(servers)))
        return failed(Fault::Invalid, u"the file has another form than %1 writes, so it is left as it is; add what --print shows by hand"_s.arg(program.title));
    if (!servers)
        servers = yyjson_mut_obj_add_obj(document.get(), root, list.constData());
    const QByteArray json = program.entry(entry);
    const std::unique_ptr<yyjson_doc, FreeDocument> ours(yyjson_read(json.constData(), size_t(json.size()), YYJSON_READ_NOFLAG));
    yyjson_mut_val *value = yyjson_val_mut_copy(document.get(), yyjson_doc_get_root(ours.get()));
    if (!yyjson_mut_obj_replace(servers, yyjson_mut_strn(document.get(), name.constData(), size_t(name.size())), value))
        yyjson_mut_obj_add(servers, yyjson_mut_strn(document.get(), name.constData(), size_t(name.size())), value);
    size_t size = 0;
    const std::unique_ptr<char, FreeDocument> written(yyjson_mut_write(document.get(), YYJSON_WRITE_PRETTY_TWO_SPACES, &size));
    if (!written)
        return failed(Fault::Invalid, u"the file cannot be written as JSON"_s);
    return QByteArray(written.get(), qsizetype(size)) + '\n';
}

} // namespace core
