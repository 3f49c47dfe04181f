// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/jsonrows.h"
#include "app/desktop/fieldmodel.h"
#include "app/desktop/mcp/toolcallhistory.h"
#include "app/desktop/mcp/toollistmodel.h"

namespace app {

/*! Calling one tool: rows are the values of its input schema, the properties tell what the tool is and how its latest call stands. */
class ToolForm : public FieldModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from McpDesk")
    Q_PROPERTY(QString tool READ tool NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString server READ server NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString description READ description NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString hints READ hints NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString usedBy READ usedBy NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY progressed FINAL)
    Q_PROPERTY(bool asking READ isAsking NOTIFY progressed FINAL)
    Q_PROPERTY(int phase READ phase NOTIFY progressed FINAL)
    Q_PROPERTY(QString phaseText READ phaseText NOTIFY progressed FINAL)
    Q_PROPERTY(QString durationText READ durationText NOTIFY progressed FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressed FINAL)
    Q_PROPERTY(QString resultText READ resultText NOTIFY progressed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY progressed FINAL)
    Q_PROPERTY(QString errorWords READ errorWords NOTIFY progressed FINAL)
    Q_PROPERTY(app::JsonRows *schema READ schema CONSTANT FINAL)
    Q_PROPERTY(app::JsonRows *result READ result CONSTANT FINAL)

public:
    static constexpr qsizetype kLongestText = 100'000; //!< characters that are shown; copying gives all

    ToolForm(VerbClient &verbs, const ToolListModel &tools, ToolCallHistory &history, QObject *parent = nullptr);

    Q_INVOKABLE void open(const QString &server, const QString &tool);
    Q_INVOKABLE void close();
    Q_INVOKABLE void call();    //!< or marks what is missing; of a tool that may destroy asks first
    Q_INVOKABLE void confirm(); //!< yes, call it
    Q_INVOKABLE void unask();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void fill(int row);   //!< the form as it was for that call of the history
    Q_INVOKABLE void repeat(int row); //!< the same, and calls
    Q_INVOKABLE QString answer() const; //!< all of it: the text, or JSON where there is none
    void refresh(); //!< the list of tools is another one

    QString tool() const { return m_tool[u"name"].toString(); }
    QString server() const { return m_tool[u"server"].toString(); }
    QString description() const { return m_tool[u"description"].toString(); }
    QString hints() const { return m_tool.isEmpty() ? QString() : ToolListModel::hintsOf(m_tool); }
    QString usedBy() const; //!< in words
    QString problem() const { return m_problem; }
    bool isAsking() const { return m_asking; }
    int phase() const { return m_phase; }
    QString phaseText() const { return Words::phase(m_phase); }
    QString durationText() const { return m_phase == CallValue::Idle || m_phase == CallValue::Running ? QString() : Words::duration(m_durationMs); }
    QString progressText() const { return m_progress; }
    QString resultText() const { return m_answer[u"text"].toString().left(kLongestText); }
    QString errorText() const { return m_errorText; }
    QString errorWords() const { return m_errorWords; }
    JsonRows *schema() { return &m_schema; }
    JsonRows *result() { return &m_result; }

Q_SIGNALS:
    void targetChanged();
    void progressed();
    void called(); //!< the figures of its server are others now

private:
    void forget();
    void setTool(const QJsonObject &tool);
    void start();
    void end(const lattice::Result<QJsonObject> &answer);

    VerbClient &m_verbs;
    const ToolListModel &m_tools;
    ToolCallHistory &m_history;
    QJsonObject m_tool;
    JsonRows m_schema;
    JsonRows m_result;
    QJsonObject m_answer;
    QString m_requestId;
    QString m_callId; //!< of the call that is shown
    QString m_progress;
    QString m_problem;
    QString m_errorText;
    QString m_errorWords;
    CallValue::Value m_phase = CallValue::Idle;
    double m_durationMs = 0;
    bool m_asking = false;
};

} // namespace app
