// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

namespace core {

/*! Tokens that \a model takes, as its maker says; 0: not known. `contextWindow` or `num_ctx` in an agent's config counts before it. */
qint64 contextWindow(const QString &model, const QJsonObject &config);

/*! How full a model's window is, measured by what it counted the last time. */
class ContextMeter final
{
public:
    void measured(const QJsonArray &messages, const Usage &usage); //!< \a messages with the answer
    qint64 tokens(const QJsonArray &messages) const;               //!< about

private:
    double m_perByte = 0.3; //!< of JSON; text is four bytes a token, marks are shorter
};

/*!
    Takes older answers of tools out of \a messages, all but the last \a keep of them, and says instead how long each was.
    \return how many were
*/
int elideToolOutputs(QJsonArray &messages, int keep);

/*!
    Where the middle of \a messages, which a summary may stand for, begins and ends: after what the prompt itself said (\a prompted
    messages), and before the last exchanges, at a message of the model's. Equal when there is no middle.
*/
std::pair<qsizetype, qsizetype> middleOf(const QJsonArray &messages, qsizetype prompted);

} // namespace core
