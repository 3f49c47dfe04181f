// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/prompthighlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace app {

namespace {

/*! Reading all definitions takes a while: once, at the first editor. */
KSyntaxHighlighting::Repository &repository()
{
    static const auto all = [] {
        auto made = std::make_unique<KSyntaxHighlighting::Repository>();
        made->addCustomSearchPath(u":/station"_s); // its folder "syntax"
        return made;
    }();
    return *all;
}

KSyntaxHighlighting::Theme themeOf(bool dark)
{
    return repository().defaultTheme(dark ? KSyntaxHighlighting::Repository::DarkTheme : KSyntaxHighlighting::Repository::LightTheme);
}

} // namespace

PromptHighlighter::PromptHighlighter(QTextDocument *document, bool dark)
    : SyntaxHighlighter(document)
{
    setTheme(themeOf(dark));
    setDefinition(repository().definitionForName(u"Station Prompt"_s));
}

void PromptHighlighter::setDark(bool dark)
{
    setTheme(themeOf(dark));
    rehighlight();
}

void PromptHighlighter::setProblems(const QList<core::Diagnostic> &problems)
{
    QMultiHash<int, core::Diagnostic> wanted;
    for (const core::Diagnostic &one : problems)
        wanted.insert(one.line - 1, one);
    QSet<int> blocks(m_problems.keyBegin(), m_problems.keyEnd());
    blocks.unite(QSet<int>(wanted.keyBegin(), wanted.keyEnd()));
    const auto before = std::exchange(m_problems, wanted);
    for (const int block : std::as_const(blocks)) {
        if (before.values(block) != m_problems.values(block))
            rehighlightBlock(document()->findBlockByNumber(block));
    }
}

void PromptHighlighter::highlightBlock(const QString &text)
{
    SyntaxHighlighter::highlightBlock(text);
    for (auto [one, end] = m_problems.equal_range(currentBlock().blockNumber()); one != end; ++one) {
        const int from = std::clamp(one->column - 1, 0, int(text.size()));
        int length = one->length;
        if (length <= 0) { // up to the end of the word
            while (from + length < text.size() && !text.at(from + length).isSpace())
                ++length;
        }
        for (int at = from; at < std::min(from + std::max(length, 1), int(text.size())); ++at) {
            QTextCharFormat marked = format(at);
            marked.setUnderlineStyle(one->severity == core::Diagnostic::Severity::Error ? QTextCharFormat::WaveUnderline : QTextCharFormat::DashUnderline);
            marked.setFontUnderline(true);
            setFormat(at, 1, marked);
        }
    }
}

} // namespace app
