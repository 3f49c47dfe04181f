// SPDX-License-Identifier: Apache-2.0
#include "core/agent/promptfile.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

namespace {

const QRegularExpression &sectionLine()
{
    static const QRegularExpression line(u"^[ \\t]*\\[(system|user|model|assistant)\\][ \\t\\r]*$"_s, QRegularExpression::MultilineOption);
    return line;
}

PromptFile::Dialect dialectOf(const QString &body)
{
    static const QRegularExpression role(u"\\{\\{~?\\s*role\\s"_s);
    const auto section = sectionLine().match(body);
    if (!section.hasMatch() || role.match(body).hasMatch())
        return PromptFile::Dialect::Dotprompt;
    const bool first = QStringView(body).first(section.capturedStart()).trimmed().isEmpty();
    return first ? PromptFile::Dialect::Sections : PromptFile::Dialect::Dotprompt;
}

/*! End of the line that begins at \a begin, its line ending left out; \a next is the beginning of the next. */
qsizetype lineEnd(const QByteArray &text, qsizetype begin, qsizetype &next)
{
    qsizetype end = begin;
    while (end < text.size() && text.at(end) != '\n' && text.at(end) != '\r')
        ++end;
    next = end + (text.sliced(end, qMin<qsizetype>(2, text.size() - end)) == "\r\n" ? 2 : 1);
    return end;
}

int lineOf(const QByteArray &text, qsizetype position)
{
    int line = 1;
    for (qsizetype begin = 0, next = 0; begin < position; begin = next) {
        lineEnd(text, begin, next);
        if (next <= position)
            ++line;
    }
    return line;
}

} // namespace

lattice::Result<PromptFile> PromptFile::parse(const QByteArray &bytes, const QString &fileName, Reading reading)
{
    if (bytes.size() > kMaxBytes)
        return lattice::failed(lattice::Fault::Full, u"%1: %2 bytes; a prompt file has at most 1 MiB"_s.arg(fileName).arg(bytes.size()));
    if (const qsizetype zero = bytes.indexOf('\0'); zero >= 0)
        return std::unexpected(yamlError(fileName, lineOf(bytes, zero), 1, u"a zero byte: this is a binary file, not a prompt"_s));

    PromptFile file;
    file.m_source = bytes;
    file.m_fileName = fileName;
    if (!bytes.isValidUtf8()) {
        int line = 1;
        for (qsizetype begin = 0, next = 0; begin < bytes.size(); begin = next, ++line) {
            if (!bytes.sliced(begin, lineEnd(bytes, begin, next) - begin).isValidUtf8())
                break;
        }
        return std::unexpected(yamlError(fileName, line, 1, u"bytes that are not UTF-8; save the file as UTF-8"_s));
    }

    const Borders borders = findBorders(bytes);
    if (borders.yamlBegin >= 0) {
        if (const auto read = file.readFrontMatter(borders, reading); !read)
            return std::unexpected(read.error());
    }
    if (file.m_hasFrontMatter)
        file.m_borders = borders;
    file.takeBody(file.m_hasFrontMatter ? borders.bodyBegin : 0);
    return file;
}

PromptFile::Borders PromptFile::findBorders(const QByteArray &text)
{
    Borders borders;
    const QByteArrayView fence("---");
    const auto isFence = [fence](QByteArrayView line) { return line.startsWith(fence) && line.sliced(3).trimmed().isEmpty(); };
    qsizetype next = 0;
    for (qsizetype begin = text.startsWith("\xef\xbb\xbf") ? 3 : 0; begin < text.size(); begin = next) {
        const QByteArrayView line = QByteArrayView(text).sliced(begin, lineEnd(text, begin, next) - begin);
        if (borders.yamlBegin >= 0) {
            if (!isFence(line))
                continue;
            borders.yamlEnd = begin;
            borders.bodyBegin = qMin(next, text.size());
            return borders;
        }
        if (isFence(line))
            borders.yamlBegin = qMin(next, text.size());
        else if (!line.startsWith('#') && !line.trimmed().isEmpty())
            return borders;
    }
    return borders;
}

lattice::Result<> PromptFile::readFrontMatter(const Borders &borders, Reading reading)
{
    const int firstLine = lineOf(m_source, borders.yamlBegin);
    if (borders.yamlEnd < 0) {
        if (reading == Reading::Dotprompt)
            return {};
        return std::unexpected(yamlError(m_fileName, firstLine - 1, 1, u"the front matter begins here and has no end; close it with a line of three dashes"_s));
    }
    auto yaml = YamlValue::parse(m_source.sliced(borders.yamlBegin, borders.yamlEnd - borders.yamlBegin), m_fileName, firstLine);
    if (yaml && !yaml->isMap() && !yaml->isNull())
        yaml = std::unexpected(errorAt(*yaml, u"%1; the front matter is a map: lines of the form 'key: value'"_s.arg(yaml->kindName())));
    if (!yaml && reading == Reading::Strict)
        return std::unexpected(yaml.error());
    m_hasFrontMatter = yaml.has_value();
    m_frontMatterLine = m_hasFrontMatter ? firstLine : 0;
    if (yaml && yaml->isMap())
        m_frontMatter = *yaml;
    return {};
}

void PromptFile::takeBody(qsizetype begin)
{
    const QString text = QString::fromUtf8(m_source.sliced(begin));
    m_body = m_hasFrontMatter ? text.trimmed() : text;
    qsizetype skipped = 0;
    while (m_hasFrontMatter && skipped < text.size() && text.at(skipped).isSpace())
        ++skipped;
    m_bodyLine = lineOf(m_source, begin + text.first(skipped).toUtf8().size());
    while (m_bodyColumn < skipped && text.at(skipped - m_bodyColumn - 1) != u'\n' && text.at(skipped - m_bodyColumn - 1) != u'\r')
        ++m_bodyColumn;
    m_dialect = dialectOf(m_body);
}

QString PromptFile::templateText() const
{
    if (m_dialect == Dialect::Dotprompt)
        return m_body;
    QString result;
    qsizetype done = 0;
    for (auto sections = sectionLine().globalMatch(m_body); sections.hasNext();) {
        const auto section = sections.next();
        const QString role = section.captured(1) == "assistant"_L1 ? u"model"_s : section.captured(1);
        result += QStringView(m_body).sliced(done, section.capturedStart() - done);
        result += u"{{~role \"%1\"~}}"_s.arg(role); // the tildes take the blank lines around it away
        done = section.capturedEnd();
    }
    result += QStringView(m_body).sliced(done);
    return result;
}

lattice::Error PromptFile::errorAt(const YamlValue &value, const QString &what) const
{
    return yamlError(m_fileName, qMax(1, value.line), qMax(1, value.column), what);
}

} // namespace core
