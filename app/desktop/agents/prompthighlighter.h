// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/promptcheck.h"

#include <KSyntaxHighlighting/SyntaxHighlighter>

namespace app {

/*! Colors a prompt file by our own definition of its language, and underlines what the check has found. */
class PromptHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT

public:
    PromptHighlighter(QTextDocument *document, bool dark);

    void setDark(bool dark);
    void setProblems(const QList<core::Diagnostic> &problems);

protected:
    void highlightBlock(const QString &text) override;

private:
    QMultiHash<int, core::Diagnostic> m_problems; //!< by block, from 0
};

} // namespace app
