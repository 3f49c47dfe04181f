// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/fieldmodel.h"
#include "app/desktop/verbclient.h"

namespace app {

class AgentDocument;

/*!
    Runs the text as it stands in the editor, here and now: rows are the values of its input. Tools are faked unless somebody says
    otherwise, which is remembered for each agent by AgentDesk.
*/
class AgentTry : public FieldModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDocument")
    Q_PROPERTY(int tools READ tools WRITE setTools NOTIFY toolsChanged FINAL)
    Q_PROPERTY(QStringList recordings READ recordings NOTIFY recordingsChanged FINAL)
    Q_PROPERTY(int recording READ recording WRITE setRecording NOTIFY recordingsChanged FINAL)
    Q_PROPERTY(int phase READ phase NOTIFY progressed FINAL)
    Q_PROPERTY(QString answer READ answer NOTIFY progressed FINAL)
    Q_PROPERTY(QString facts READ facts NOTIFY progressed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY progressed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY progressed FINAL)
    Q_PROPERTY(QString runId READ runId NOTIFY progressed FINAL)
    Q_PROPERTY(QString offReason READ offReason NOTIFY progressed FINAL)

public:
    enum Tools { Faked, Recorded, Real };
    Q_ENUM(Tools)

    AgentTry(VerbClient &verbs, AgentDocument &document, const QString &folder);

    void setInput(const QJsonObject &schema); //!< of the file; what is filled in stays while it is the same
    void reword() { Q_EMIT progressed(); }     //!< why it cannot run may be another reason
    Q_INVOKABLE void run();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void loadRecordings();

    int tools() const { return m_tools; }
    void setTools(int tools);
    QStringList recordings() const { return m_recordings; }
    int recording() const { return m_recording; }
    void setRecording(int row);
    int phase() const; //!< a CallPhase
    QString answer() const { return m_answer; }
    QString facts() const { return m_facts; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }
    QString runId() const { return m_runId; }
    QString offReason() const;

Q_SIGNALS:
    void toolsChanged();
    void recordingsChanged();
    void progressed();

private:
    QByteArray fakes() const;
    void ask(const QString &fakes);
    void take(const lattice::Result<QJsonObject> &answer);

    VerbClient &m_verbs;
    AgentDocument &m_document;
    QString m_folder; //!< for what tools shall answer
    QJsonObject m_schema;
    QStringList m_recordings;
    QStringList m_recordedIds;
    QString m_requestId;
    QString m_answer;
    QString m_facts;
    QString m_problem;
    QString m_problemWords;
    QString m_runId;
    int m_tools = Faked;
    int m_recording = 0;
    int m_phase = 0;
    bool m_hasSchema = false;
};

} // namespace app
