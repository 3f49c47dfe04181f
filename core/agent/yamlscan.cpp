// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamlscan.h"

#include <algorithm>

namespace core::YamlScan {

namespace {

bool isBreak(char letter) { return letter == '\n' || letter == '\r'; }
bool isSpace(char letter) { return letter == ' ' || letter == '\t'; }
bool isBlank(char letter) { return isSpace(letter) || isBreak(letter); }

char at(const QByteArray &text, qsizetype position) { return position >= 0 && position < text.size() ? text.at(position) : '\n'; }

bool beginsComment(const QByteArray &text, qsizetype position)
{
    return at(text, position) == '#' && (position == 0 || isBlank(text.at(position - 1)));
}

/*! The end of \a text from \a begin to \a end without the blanks at its end. */
qsizetype trimmedEnd(const QByteArray &text, qsizetype begin, qsizetype end)
{
    while (end > begin && isBlank(text.at(end - 1)))
        --end;
    return end;
}

} // namespace

qsizetype lineBegin(const QByteArray &text, qsizetype position)
{
    while (position > 0 && !isBreak(text.at(position - 1)))
        --position;
    return position;
}

qsizetype lineEnd(const QByteArray &text, qsizetype position)
{
    while (position < text.size() && !isBreak(text.at(position)))
        ++position;
    return position;
}

qsizetype nextLine(const QByteArray &text, qsizetype position)
{
    const qsizetype end = lineEnd(text, position);
    return std::min(text.size(), end + (at(text, end) == '\r' && end + 1 < text.size() && text.at(end + 1) == '\n' ? 2 : 1));
}

qsizetype column(const QByteArray &text, qsizetype position) { return position - lineBegin(text, position); }

qsizetype skipSpaces(const QByteArray &text, qsizetype position)
{
    while (position < text.size() && isSpace(text.at(position)))
        ++position;
    return position;
}

qsizetype skipProperties(const QByteArray &text, qsizetype position)
{
    while (at(text, position) == '&' || at(text, position) == '!') {
        while (position < text.size() && !isBlank(text.at(position)))
            ++position;
        while (position < text.size() && isBlank(text.at(position)))
            ++position;
    }
    return position;
}

qsizetype quotedEnd(const QByteArray &text, qsizetype begin)
{
    const char quote = at(text, begin);
    for (qsizetype i = begin + 1; i < text.size(); ++i) {
        if (quote == '"' && text.at(i) == '\\')
            ++i;
        else if (text.at(i) == quote && quote == '\'' && at(text, i + 1) == '\'')
            ++i;
        else if (text.at(i) == quote)
            return i + 1;
    }
    return text.size();
}

qsizetype wordEnd(const QByteArray &text, qsizetype begin)
{
    while (begin < text.size() && !isBlank(text.at(begin)) && !std::string_view(",[]{}").contains(text.at(begin)))
        ++begin;
    return begin;
}

qsizetype flowEnd(const QByteArray &text, qsizetype begin)
{
    int depth = 0;
    bool fresh = true; // a quote begins a scalar only where a scalar can begin
    for (qsizetype i = begin; i < text.size(); ++i) {
        const char letter = text.at(i);
        if (fresh && (letter == '"' || letter == '\'')) {
            i = quotedEnd(text, i) - 1;
            fresh = false;
        } else if (beginsComment(text, i)) {
            i = lineEnd(text, i) - 1;
        } else if (letter == '[' || letter == '{') {
            ++depth;
            fresh = true;
        } else if (letter == ']' || letter == '}') {
            fresh = false;
            if (--depth == 0)
                return i + 1;
        } else if (letter == ',' || letter == ':') {
            fresh = true;
        } else if (!isBlank(letter)) {
            fresh = false;
        }
    }
    return text.size();
}

qsizetype plainEnd(const QByteArray &text, qsizetype begin, qsizetype bound)
{
    qsizetype end = begin;
    for (qsizetype line = begin; line < bound; line = nextLine(text, line)) {
        const qsizetype stop = std::min(bound, lineEnd(text, line));
        qsizetype cut = line;
        while (cut < stop && !beginsComment(text, cut))
            ++cut;
        if (const qsizetype words = trimmedEnd(text, line, cut); words > line)
            end = words;
        if (cut < stop)
            break;
    }
    return end;
}

qsizetype flowPlainEnd(const QByteArray &text, qsizetype begin, qsizetype bound)
{
    qsizetype end = begin;
    while (end < bound && !std::string_view(",[]{}").contains(text.at(end)) && !beginsComment(text, end)) {
        const char next = at(text, end + 1);
        if (text.at(end) == ':' && (isBlank(next) || std::string_view(",[]{}").contains(next)))
            break;
        ++end;
    }
    return trimmedEnd(text, begin, end);
}

qsizetype literalEnd(const QByteArray &text, qsizetype begin, qsizetype bound, qsizetype parentColumn)
{
    const qsizetype headerEnd = lineEnd(text, begin);
    const bool keepsBlanks = text.sliced(begin, std::min<qsizetype>(3, headerEnd - begin)).contains('+');
    qsizetype end = headerEnd;
    for (qsizetype line = nextLine(text, begin); line < bound; line = nextLine(text, line)) {
        const qsizetype stop = lineEnd(text, line);
        const qsizetype content = skipSpaces(text, line);
        const bool isEmpty = content >= stop;
        if (!isEmpty && content - line <= parentColumn)
            break;
        if (!isEmpty || keepsBlanks)
            end = stop;
    }
    return end;
}

} // namespace core::YamlScan
