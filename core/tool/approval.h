// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/tool.h"

namespace core {

/*! A tool call that a person is to allow. */
struct ApprovalQuestion {
    QString runId;
    QString agent;
    ToolInfo tool;
    QJsonObject input;
    QString words; //!< the question as a sentence
};

struct Approval {
    bool allowed = false;
    QString words; //!< what the person said; may be empty
};

/*!
    Asks a person, who is there, whether a tool may be called: for any run but that of work, which is escalated instead.

    Without one such a call is refused with words.
*/
class ApprovalAsker
{
public:
    ApprovalAsker() = default;
    virtual ~ApprovalAsker() = default;
    Q_DISABLE_COPY_MOVE(ApprovalAsker)

    /*! \return Cancelled by \a stop, Timeout when nobody answered */
    virtual QCoro::Task<lattice::Result<Approval>> ask(ApprovalQuestion question, std::stop_token stop) = 0;
};

/*! What a person's answer to an escalated question means: a yes at its beginning allows, all else does not. */
Approval approvalOf(const QString &answer);

} // namespace core
