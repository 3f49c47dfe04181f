// SPDX-License-Identifier: Apache-2.0
#include "core/tool/approval.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

Approval approvalOf(const QString &answer)
{
    static const QRegularExpression yes(u"^(?:yes|y|ok|okay|allow|allowed|approve|approved|go ahead|sure)(?![\\w-])"_s, QRegularExpression::CaseInsensitiveOption);
    return {.allowed = yes.match(answer.trimmed()).hasMatch(), .words = answer.trimmed()};
}

} // namespace core
