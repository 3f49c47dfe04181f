// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/questionform.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

QuestionForm::QuestionForm(VerbClient &verbs, QObject *parent) : FieldModel(parent), m_verbs(verbs) { }

void QuestionForm::setQuestions(const QList<core::Question> &questions)
{
    m_questions = questions;
    if (!isOpen() || m_sending || std::ranges::find(questions, m_question.id, &core::Question::id) != questions.end())
        return;
    m_trouble = tr("This is settled: somebody else answered, or nobody waits for it any longer.");
    Q_EMIT changed();
}

bool QuestionForm::begin(const QString &id)
{
    const auto found = std::ranges::find(m_questions, id, &core::Question::id);
    if (found == m_questions.end())
        return false;
    m_question = *found;
    m_trouble.clear();
    m_sending = false;
    m_input.setJson(m_question.input);
    if (isForm()) {
        const auto made = InputForm::fields(QString::fromUtf8(QJsonDocument(m_question.schema).toJson(QJsonDocument::Compact)));
        setFields(made.value_or(QList<InputField>()), made ? QString() : made.error().detail);
    } else {
        setFields({});
    }
    Q_EMIT changed();
    return true;
}

void QuestionForm::leave()
{
    m_question = {};
    setFields({});
    Q_EMIT changed();
}

QString QuestionForm::asker() const
{
    if (m_question.agent.isEmpty())
        return m_question.server;
    //: who asks: an agent, about a tool of a server
    return m_question.tool.isEmpty() ? (m_question.server.isEmpty() ? m_question.agent : tr("%1, for the agent %2").arg(m_question.server, m_question.agent))
                                     : tr("%1 wants to call %2 of %3").arg(m_question.agent, m_question.tool, m_question.server);
}

void QuestionForm::answer(bool accepted, const QString &words)
{
    if (!isOpen() || m_sending || (accepted && isForm() && !check()))
        return;
    m_sending = true;
    m_trouble.clear();
    Q_EMIT changed();
    QJsonObject arguments{{u"id"_s, m_question.id}, {u"answer"_s, accepted ? u"yes"_s : u"no"_s}};
    if (!words.trimmed().isEmpty())
        arguments[u"words"_s] = words.trimmed();
    if (accepted && isForm())
        arguments[u"input"_s] = InputForm::values(fields());
    m_verbs.ask(u"needs.answer"_s, arguments, this, [this, id = m_question.id](const lattice::Result<QJsonObject> &result) {
        if (m_question.id != id)
            return; // another one is shown by now
        m_sending = false;
        if (!result)
            m_trouble = result.error().detail;
        Q_EMIT changed();
        if (result)
            Q_EMIT done();
    });
}

} // namespace app
