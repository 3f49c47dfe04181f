// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/jsonrows.h"
#include "app/desktop/fieldmodel.h"
#include "app/desktop/verbclient.h"
#include "app/desktop/vocabulary.h"
#include "core/verb/verbtable.h"

namespace app {

/*! All verbs that an engine offers, which is what the window can ask for. */
const core::VerbTable &verbTable();

/*!
    One verb of the engine: rows are its parameters to fill in, the properties tell how running it stands.

    A destructive verb asks first. While one that changes something runs, the form may be closed; opened again for the same verb it shows how that goes.
*/
class VerbForm : public FieldModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString verb READ verb NOTIFY opened FINAL)
    Q_PROPERTY(QString title READ title NOTIFY opened FINAL)
    Q_PROPERTY(QString description READ description NOTIFY opened FINAL)
    Q_PROPERTY(bool destructive READ isDestructive NOTIFY opened FINAL)
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY opened FINAL)
    Q_PROPERTY(QString command READ command NOTIFY argumentsChanged FINAL)
    Q_PROPERTY(bool asking READ isAsking NOTIFY progressed FINAL)
    Q_PROPERTY(int phase READ phase NOTIFY progressed FINAL)
    Q_PROPERTY(QString phaseText READ phaseText NOTIFY progressed FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressed FINAL)
    Q_PROPERTY(QString resultText READ resultText NOTIFY progressed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY progressed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY progressed FINAL)
    Q_PROPERTY(QString errorWords READ errorWords NOTIFY progressed FINAL)
    Q_PROPERTY(app::JsonRows *result READ result CONSTANT FINAL)

public:
    static constexpr qsizetype kLongestProgress = 20'000; //!< characters; the oldest go

    explicit VerbForm(VerbClient &verbs, QObject *parent = nullptr);

    /*! Shows the form of \a verb with \a arguments filled in. \return whether there is such a verb */
    bool show(const QString &verb, const QJsonObject &arguments = {});
    Q_INVOKABLE void open(const QString &verb, const QVariantMap &arguments) { show(verb, QJsonObject::fromVariantMap(arguments)); }
    Q_INVOKABLE void run();     //!< or marks what is missing; of a destructive verb asks first
    Q_INVOKABLE void confirm(); //!< yes, do it
    Q_INVOKABLE void unask();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void leave(); //!< nobody looks any more
    Q_INVOKABLE QString mcpCall() const; //!< the request as an MCP client sends it
    Q_INVOKABLE QString resultJson() const;

    QString verb() const { return m_verb ? m_verb->name : QString(); }
    QString title() const { return m_verb ? m_verb->title : QString(); }
    QString description() const { return m_verb ? m_verb->description : QString(); }
    bool isDestructive() const { return m_verb && m_verb->hints.destructive; }
    bool isReadOnly() const { return m_verb && m_verb->hints.readOnly; }
    QString command() const;
    bool isAsking() const { return m_asking; }
    int phase() const { return m_phase; }
    QString phaseText() const { return Words::phase(m_phase); }
    QString progressText() const { return m_progress; }
    QString resultText() const { return m_answer[u"text"].toString(); } //!< where the answer is words for people
    QString problem() const { return m_problem; } //!< why what is filled in cannot be run
    QString errorText() const;
    QString errorWords() const { return m_phase == CallValue::Failed ? m_error.detail : QString(); }
    JsonRows *result() { return &m_result; }

Q_SIGNALS:
    void opened();
    void argumentsChanged();
    void progressed();
    void succeeded(const QString &verb);

private:
    QJsonObject arguments() const;
    void start();
    void end(const lattice::Result<QJsonObject> &answer);

    VerbClient &m_verbs;
    const core::Verb *m_verb = nullptr;
    JsonRows m_result;
    QJsonObject m_answer;
    QString m_requestId;
    QString m_progress;
    QString m_problem;
    lattice::Error m_error{};
    CallValue::Value m_phase = CallValue::Idle;
    bool m_asking = false;
};

} // namespace app
