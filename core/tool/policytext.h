// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/toolpolicy.h"

namespace core {

/*! Changes of single rules in the text of a tool policy; all other bytes stay. Each fails where \a text is no policy, with what stands in its way. */
namespace PolicyText {

/*! \a pattern has \a verdict, and no other one. */
lattice::Result<QByteArray> withRule(const QByteArray &text, const QString &source, const QString &pattern, ToolPolicy::Verdict verdict);
lattice::Result<QByteArray> withoutRule(const QByteArray &text, const QString &source, const QString &pattern); //!< NotFound: there is none
lattice::Result<QByteArray> withDefault(const QByteArray &text, const QString &source, ToolPolicy::Verdict verdict);

} // namespace PolicyText

} // namespace core
