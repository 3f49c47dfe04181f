// SPDX-License-Identifier: Apache-2.0
// The text of a document, and what an editor does with it.
#include "app/desktop/agents/agentdocument.h"

#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

/*! toPlainText() would make spaces of those that do not break. */
QString AgentDocument::text() const
{
    if (!m_document)
        return {};
    QString text = m_document->toRawText();
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

void AgentDocument::setText(const QString &wanted)
{
    const QString now = text();
    if (now == wanted)
        return;
    qsizetype same = 0, end = 0;
    const qsizetype most = std::min(now.size(), wanted.size());
    while (same < most && now.at(same) == wanted.at(same))
        ++same;
    while (end < most - same && now.at(now.size() - 1 - end) == wanted.at(wanted.size() - 1 - end))
        ++end;
    replace(int(same), int(now.size() - end - same), wanted.sliced(same, wanted.size() - end - same));
}

int AgentDocument::replace(int from, int length, const QString &with)
{
    if (!m_document)
        return from;
    const int most = m_document->characterCount() - 1;
    QTextCursor cursor(m_document);
    cursor.setPosition(std::clamp(from, 0, most));
    cursor.setPosition(std::clamp(from + length, 0, most), QTextCursor::KeepAnchor);
    cursor.insertText(with);
    return cursor.position();
}

int AgentDocument::replaceAll(const QString &words, const QString &with, bool matchCase)
{
    const int count = occurrences(words, matchCase);
    if (count > 0) {
        QString changed = text();
        setText(changed.replace(words, with, matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive));
    }
    return count;
}

int AgentDocument::occurrences(const QString &words, bool matchCase) const
{
    return words.isEmpty() ? 0 : int(text().count(words, matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive));
}

int AgentDocument::find(const QString &words, int from, bool forward, bool matchCase) const
{
    if (words.isEmpty())
        return -1;
    const QString all = text();
    const auto by = matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (forward) {
        const qsizetype found = all.indexOf(words, std::max(0, from), by);
        return int(found >= 0 ? found : all.indexOf(words, 0, by));
    }
    const qsizetype found = from > 0 ? all.lastIndexOf(words, from - 1, by) : -1;
    return int(found >= 0 ? found : all.lastIndexOf(words, -1, by));
}

int AgentDocument::newLine(int position)
{
    const QTextBlock block = m_document->findBlock(position);
    const QString before = block.text().first(std::max(0, position - block.position()));
    qsizetype indent = 0;
    while (indent < before.size() && (before.at(indent) == u' ' || before.at(indent) == u'\t'))
        ++indent;
    return replace(position, 0, u'\n' + before.first(indent));
}

int AgentDocument::positionOf(int line, int column) const
{
    const QTextBlock block = m_document->findBlockByNumber(std::clamp(line, 1, m_document->blockCount()) - 1);
    return block.position() + std::clamp(column - 1, 0, block.length() - 1);
}

int AgentDocument::lineOf(int position) const { return m_document ? m_document->findBlock(position).blockNumber() + 1 : 1; }

int AgentDocument::columnOf(int position) const { return m_document ? position - m_document->findBlock(position).position() + 1 : 1; }

int AgentDocument::applyFix(int row)
{
    if (row < 0 || row >= m_problems.count() || !m_problems.problems().at(row).fix)
        return -1;
    const core::Diagnostic::Fix fix = *m_problems.problems().at(row).fix;
    return replace(positionOf(fix.line, fix.column), fix.length, fix.text);
}

} // namespace app
