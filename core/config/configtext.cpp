// SPDX-License-Identifier: Apache-2.0
#include "core/config/configtext.h"

#include "core/config/configkey.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr auto kIntroduction = R"(# Configuration

A station reads `config.yaml` of its home (see [home.md](home.md)), or the file given with `--config`. The environment counts more than the
file, and options of the command line count more than both. A wrong value is an error with file, line and column; a key that nobody knows is a
warning with the nearest known one.

`${NAME}` in a value is replaced by the environment variable, `${NAME:-other}` by the other text where it is not set; `$${NAME}` stays as it is.
A variable that is not set and has no other text is an error. Relative paths start at the folder of the file; `~/` is the user's folder.

Each key can be set by an environment variable: `STN_` (or `STATION_`) and the path in capitals with underscores, so `lattice.nats.url` is
`STN_LATTICE_NATS_URL`. Further names stand beside the key, and so do the other paths that mean the same, mostly those of the Go project. Its keys
that have no counterpart here are accepted with a warning.

`stn settings list` says what counts and where it is said, `stn settings set KEY VALUE` and `unset KEY` change one key of the file and leave every
other byte as it is; the window's settings do the same. Secrets are written as `${NAME}` only.

This page is made from the table in `core/config/configkeys.cpp`; a test compares them.
)";

QString cell(QString text)
{
    return text.replace(u'|', u"\\|"_s);
}

QString quoted(const QString &value)
{
    return u'"' + QString(value).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

/*! One line of YAML, indented, as a comment unless it is set. */
QString yamlLine(int depth, const QString &key, const QString &value, bool isSet, const QString &comment)
{
    QString line = QString(depth * 2, u' ') + (isSet ? key : u"# "_s + key) + u": "_s + value;
    return comment.isEmpty() ? line + u'\n' : line.leftJustified(44) + u" # "_s + comment + u'\n';
}

} // namespace

QString configReference()
{
    QString text
        = QString::fromUtf8(kIntroduction) + u"\n| Key | Value | Default | What it is |\n|---|---|---|---|\n"_s;
    for (const ConfigKey &key : configKeys()) {
        QStringList also;
        for (const QString &other : key.aliases + key.variables)
            also << u"`%1`"_s.arg(other);
        const QString initial = key.initial.isEmpty() ? QString() : u"`%1`"_s.arg(key.initial);
        text += u"| `%1` | %2 | %3 | %4%5 |\n"_s.arg(key.path, cell(expectation(key)), initial, cell(key.help),
                                                     also.isEmpty() ? QString()
                                                                    : u" Also "_s + also.join(u", "_s) + u"."_s);
    }
    return text;
}

QString firstConfig(const QHash<QString, QString> &values)
{
    QString text = u"# Configuration of this station. All keys: docs/configuration.md\n"_s;
    const auto line = [&](int depth, const QString &path, const QString &example, const QString &comment) {
        const bool isSet = values.contains(path);
        text += yamlLine(depth, path.section(u'.', -1), isSet ? quoted(values[path]) : example, isSet, comment);
    };
    line(0, u"ai_provider"_s, u"anthropic"_s, u"anthropic, openai, gemini, ollama, llamacpp, custom, rehearsal"_s);
    line(0, u"ai_model"_s, u"\"\""_s, u"for agents that name none"_s);
    line(0, u"ai_base_url"_s, u"http://localhost:11434/v1"_s, u"for servers that speak the provider's protocol"_s);
    text += u"\nlattice:\n"_s;
    line(1, u"lattice.mode"_s, u"standalone"_s, u"standalone, orchestrator, member"_s);
    line(1, u"lattice.station_name"_s, u"\"My Station\""_s, {});
    const bool hasUrl = values.contains(u"lattice.nats.url"_s),
               hasToken = values.contains(u"lattice.nats.auth.token"_s);
    text += hasUrl || hasToken ? u"  nats:\n"_s : u"  # nats:\n"_s;
    line(2, u"lattice.nats.url"_s, u"\"nats://orchestrator:4222\""_s, u"the lattice to join"_s);
    text += hasToken ? u"    auth:\n"_s : u"    # auth:\n"_s;
    line(3, u"lattice.nats.auth.token"_s, u"\"${STATION_TOKEN}\""_s, u"or creds_file, nkey_file, user and password"_s);
    text += values.contains(u"lattice.embedded.port"_s) ? u"  embedded:\n"_s : u"  # embedded:\n"_s;
    line(2, u"lattice.embedded.port"_s, u"4222"_s, u"of the nats-server that an orchestrator runs"_s);
    return text;
}

} // namespace core
