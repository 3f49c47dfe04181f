// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/environments/namedrows.h"
#include "app/desktop/verbclient.h"

namespace app {

/*! What models cost: the home's own prices and those that are missing, and, when wanted, the list that comes with the program. */
class PriceList : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from SettingsDesk")
    Q_PROPERTY(app::NamedRows *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(bool whole READ isWhole WRITE setWhole NOTIFY changed FINAL)
    Q_PROPERTY(int shipped READ shipped NOTIFY changed FINAL)
    Q_PROPERTY(QString file READ file NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)

public:
    explicit PriceList(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void reload();
    /*! Texts as typed; an empty \a cached is as input. What else the price says stays. */
    Q_INVOKABLE void set(const QString &model, const QString &input, const QString &output, const QString &cached);
    Q_INVOKABLE void unset(const QString &model);
    Q_INVOKABLE static QString amountProblem(const QString &text); //!< why it is no amount; empty: it is one, or nothing is typed
    /*! The file as it was, when it still is as we left it. \return whether it is asked for: something else may be on its way */
    bool putBack(const QString &text, const QString &revision);
    Q_INVOKABLE void forgetProblem();

    NamedRows *rows() { return &m_rows; }
    bool isWhole() const { return m_whole; } //!< with the program's own list
    void setWhole(bool whole);
    int shipped() const { return m_shipped; } //!< prices of the program
    QString file() const { return m_answer[QStringLiteral("file")].toString(); }
    bool isLoading() const { return m_loading; }
    bool isBusy() const { return m_busy; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }
    QString trouble() const { return m_answer[QStringLiteral("problem")].toString(); } //!< in the file, which does not count until it is mended

Q_SIGNALS:
    void changed();
    void stored(); //!< what was asked last
    void undoable(const QString &title, const QString &text, const QString &revision); //!< for putBack()

private:
    bool perform(const QString &verb, const QJsonObject &arguments, const QString &title);
    void readAfterConflict();
    void take(const lattice::Result<QJsonObject> &answer);
    void show();

    VerbClient &m_verbs;
    NamedRows m_rows;
    QJsonObject m_answer;
    QString m_problem;
    QString m_problemWords;
    int m_shipped = 0;
    int m_load = 0;
    bool m_whole = false;
    bool m_loading = false;
    bool m_busy = false;
};

} // namespace app
