// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QUrl>

namespace core {

/*! Something that cannot go on without a person. */
struct Question {
    enum class Kind {
        Approval, //!< yes or no
        Form,     //!< values of schema
        Link,     //!< a page to be opened in a browser; yes: it was done
    };

    QString id;       //!< given by Questions::put()
    Kind kind = Kind::Approval;
    QString words;    //!< the question as a sentence; of a server's, from outside
    QString agent;    //!< whose run waits; may be empty
    QString runId;    //!< may be empty
    QString server;   //!< that asks, or whose tool it is
    QString tool;     //!< that is to be called; of approvals
    bool destructive = false; //!< of the tool, as its server says
    QJsonObject input;  //!< of the tool
    QJsonObject schema; //!< JSON Schema of the form
    QUrl link;
    QDateTime asked;
    QDateTime until;  //!< then nobody is waited for any longer

    friend bool operator==(const Question &, const Question &) = default;
};

/*! "approval", "form", "link". */
QString questionKindName(Question::Kind kind);

} // namespace core

Q_DECLARE_METATYPE(core::Question)
