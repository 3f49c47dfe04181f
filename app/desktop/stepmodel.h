// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/vocabulary.h"
#include "lattice/result.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The steps of one checked procedure: starting a lattice, joining one, the connection doctor. Failed steps say what to change. */
class StepModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(bool running READ isRunning NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool failed READ hasFailed NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool started READ isStarted NOTIFY stateChanged FINAL)
    Q_PROPERTY(int count READ rowCount NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString failureText READ failureText NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString failureWords READ failureWords NOTIFY stateChanged FINAL)

public:
    enum Role { StepIdRole = Qt::UserRole, TitleRole, StateRole, StateTextRole, DetailRole, ProblemRole, FixRole, WordsRole };
    Q_ENUM(Role)

    /*!
        \a expected are the ids of the steps in their order, \a passable the causes with which the procedure goes on all the
        same: a step that ends with one of them is a warning, not a failure.
    */
    explicit StepModel(QStringList expected, QStringList passable = {}, QObject *parent = nullptr);

    /*! All expected steps wait again; the first report follows. */
    void begin();
    void apply(const lattice::CheckStep &step);
    /*! The procedure ended without a step that says why, or after one. */
    void fail(const lattice::Error &error);
    void finish();

    bool isStarted() const { return m_started; } //!< before, the rows only say what will be done
    bool isRunning() const { return m_running; }
    bool hasFailed() const { return m_failed; }
    QString failureText() const { return m_failureText; }
    QString failureWords() const { return m_failureWords; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void stateChanged();

private:
    void expect();
    void insert(const lattice::CheckStep &step);
    bool isFailure(const lattice::CheckStep &step) const;
    StepValue::Value stateOf(const lattice::CheckStep &step) const;

    QStringList m_expected;
    QStringList m_passable;
    QList<lattice::CheckStep> m_steps;
    QString m_failureText;
    QString m_failureWords;
    bool m_started = false;
    bool m_running = false;
    bool m_failed = false;
};

} // namespace app
