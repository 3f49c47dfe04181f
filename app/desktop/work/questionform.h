// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/jsonrows.h"
#include "app/desktop/fieldmodel.h"
#include "app/desktop/verbclient.h"
#include "core/tool/question.h"

namespace app {

/*! Answering one question of this station: what is asked, the values of its form as rows, and how the answer fared. */
class QuestionForm : public FieldModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString questionId READ questionId NOTIFY changed FINAL)
    Q_PROPERTY(QString words READ words NOTIFY changed FINAL)
    Q_PROPERTY(QString asker READ asker NOTIFY changed FINAL)
    Q_PROPERTY(QString link READ link NOTIFY changed FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)
    Q_PROPERTY(bool isForm READ isForm NOTIFY changed FINAL)
    Q_PROPERTY(bool destructive READ isDestructive NOTIFY changed FINAL)
    Q_PROPERTY(bool sending READ isSending NOTIFY changed FINAL)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(bool hasInput READ hasInput NOTIFY changed FINAL)
    Q_PROPERTY(app::JsonRows *input READ input CONSTANT FINAL)

public:
    explicit QuestionForm(VerbClient &verbs, QObject *parent = nullptr);

    /*! All that are open; one that is shown and is not among them was settled by somebody else. */
    void setQuestions(const QList<core::Question> &questions);

    Q_INVOKABLE bool begin(const QString &id); //!< \return whether it is still open
    Q_INVOKABLE void leave();
    Q_INVOKABLE void answer(bool accepted, const QString &words);

    QString questionId() const { return m_question.id; }
    QString words() const { return m_question.words; }
    QString asker() const; //!< who asks, and for whom, in words
    QString link() const { return m_question.link.toString(); }
    QString trouble() const { return m_trouble; }
    bool isForm() const { return m_question.kind == core::Question::Kind::Form; }
    bool isDestructive() const { return m_question.destructive; }
    bool isSending() const { return m_sending; }
    bool isOpen() const { return !m_question.id.isEmpty(); }
    bool hasInput() const { return m_input.rowCount() > 0; }
    JsonRows *input() { return &m_input; }

Q_SIGNALS:
    void changed();
    void done();

private:
    VerbClient &m_verbs;
    QList<core::Question> m_questions;
    core::Question m_question;
    JsonRows m_input;
    QString m_trouble;
    bool m_sending = false;
};

} // namespace app
