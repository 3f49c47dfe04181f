// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/linediff.h"
#include "app/desktop/runs/runfigures.h"
#include "app/desktop/verbclient.h"

#include <QJsonArray>

namespace app {

/*!
    Two runs side by side, the earlier on the left: a row for each pair of steps that belong together, and the texts of one pair line by line.

    The first pair that differs is chosen when the runs are there. What the model was asked and said comes a moment later than the steps.
*/
class RunComparison : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDesk")
    Q_PROPERTY(bool active READ isActive NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)
    Q_PROPERTY(QString leftId READ leftId NOTIFY changed FINAL)
    Q_PROPERTY(QString rightId READ rightId NOTIFY changed FINAL)
    Q_PROPERTY(QString leftTitle READ leftTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString rightTitle READ rightTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged FINAL)
    Q_PROPERTY(QStringList parts READ parts NOTIFY currentChanged FINAL)
    Q_PROPERTY(int part READ part WRITE setPart NOTIFY currentChanged FINAL)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString partProblem READ partProblem NOTIFY currentChanged FINAL)
    Q_PROPERTY(app::LineDiff *diff READ diff CONSTANT FINAL)
    Q_PROPERTY(app::RunFigures *figures READ figures CONSTANT FINAL)

public:
    enum Role { KindRole = Qt::UserRole, DifferenceRole, DiffersRole, LeftNameRole, LeftStateRole, LeftGlyphRole, LeftFactsRole, RightNameRole, RightStateRole, RightGlyphRole, RightFactsRole };
    Q_ENUM(Role)

    explicit RunComparison(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void open(const QString &one, const QString &other);
    Q_INVOKABLE void reload();
    Q_INVOKABLE void swap();
    Q_INVOKABLE void close();
    Q_INVOKABLE int nextDifference(int row, bool forward) const; //!< -1: there is none
    Q_INVOKABLE QString command() const; //!< the same as a command
    Q_INVOKABLE QString mcpCall() const;

    bool isActive() const { return !m_one.isEmpty(); }
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }
    QString leftId() const { return m_comparison[u"left"][u"run_id"].toString(); }
    QString rightId() const { return m_comparison[u"right"][u"run_id"].toString(); }
    QString leftTitle() const { return titleOf(m_comparison[u"left"].toObject()); }
    QString rightTitle() const { return titleOf(m_comparison[u"right"].toObject()); }
    QString verdict() const; //!< in one line, where they part
    int count() const { return int(m_rows.size()); }
    int current() const { return m_current; }
    void setCurrent(int row);
    QStringList parts() const; //!< of the current row: "Asked", "Answer"
    int part() const { return m_part; }
    void setPart(int part);
    bool isWaiting() const { return m_waiting; } //!< for the texts of the current part
    QString partProblem() const { return m_partProblem; }
    LineDiff *diff() { return &m_diff; }
    RunFigures *figures() { return &m_figures; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void currentChanged();

private:
    enum class Part { Prompt, Answer, Input, Output, Note, Error };
    struct Messages {
        QJsonArray list;
        bool isHere = false;
    };
    static QString titleOf(const QJsonObject &run);
    static QString factsOf(const QJsonObject &step);
    void take(QJsonObject comparison);
    void askForMessages(const QString &runId);
    QList<Part> partsOf(int row) const;
    QString textOf(const QString &side, Part part) const;
    void chooseDifferingPart();
    void showPart();

    VerbClient &m_verbs;
    LineDiff m_diff;
    RunFigures m_figures;
    QString m_one; //!< as they were asked for
    QString m_other;
    QJsonObject m_comparison; //!< without its rows
    QList<QJsonObject> m_rows;
    QHash<QString, Messages> m_messages; //!< by run
    QString m_problem;
    QString m_problemWords;
    QString m_partProblem;
    int m_asked = 0; //!< what was asked before no longer counts
    int m_current = -1;
    int m_part = 0;
    bool m_loading = false;
    bool m_waiting = false;
};

} // namespace app
