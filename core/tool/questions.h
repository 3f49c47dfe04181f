// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/approval.h"
#include "core/tool/question.h"
#include "lattice/pending.h"

#include <QObject>

#include <map>

class QTimer;

namespace core {

struct QuestionAnswer {
    bool accepted = false;
    QString words;       //!< what the person said; may be empty
    QJsonObject content; //!< of a form
    QString by;          //!< who answered
};

/*!
    What waits here for a person: tool calls that a policy has asked for, forms and sign-ins of tool servers.

    Whoever asks waits in a coroutine; whoever answers first decides. \sa docs/engine.md
*/
class Questions final : public QObject, public ApprovalAsker
{
    Q_OBJECT

public:
    explicit Questions(std::chrono::milliseconds patience = std::chrono::minutes(10));
    ~Questions() override; //!< who still waits is told Cancelled

    /*! \return Cancelled by \a stop, Timeout when nobody answered in time */
    QCoro::Task<lattice::Result<QuestionAnswer>> put(Question question, std::stop_token stop);
    QCoro::Task<lattice::Result<Approval>> ask(ApprovalQuestion question, std::stop_token stop) override;

    QList<Question> open() const; //!< oldest first

    /*! \return NotFound; Conflict naming who was first; Invalid when the content does not fit the form, which stays open */
    lattice::Result<> answer(const QString &id, QuestionAnswer answer);

Q_SIGNALS:
    void changed();

private:
    struct Waiting {
        Question question;
        lattice::Pending<lattice::Result<QuestionAnswer>> answer;
        std::unique_ptr<QTimer> limit;
    };
    void settle(const QString &id, const lattice::Result<QuestionAnswer> &answer);

    const std::chrono::milliseconds m_patience;
    std::map<QString, Waiting> m_waiting;
    QList<std::pair<QString, QString>> m_settled; //!< the last ones: which, and how in words
};

} // namespace core
