// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! What a person fills in to join a lattice: one line, or host, sign-in and TLS. */
class JoinForm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString line MEMBER m_line NOTIFY changed FINAL)
    Q_PROPERTY(QString host MEMBER m_host NOTIFY changed FINAL)
    Q_PROPERTY(int method MEMBER m_method NOTIFY changed FINAL)
    Q_PROPERTY(QString secret MEMBER m_secret NOTIFY changed FINAL) //!< file, seed, token or password, as the method says
    Q_PROPERTY(QString user MEMBER m_user NOTIFY changed FINAL)
    Q_PROPERTY(bool tls MEMBER m_tls NOTIFY changed FINAL)
    Q_PROPERTY(QString caFile MEMBER m_caFile NOTIFY changed FINAL)
    Q_PROPERTY(QStringList methods READ methods CONSTANT FINAL)
    Q_PROPERTY(QString secretLabel READ secretLabel NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    enum Method { None, CredentialsFile, NKeyFile, NKeySeed, Token, UserPassword };
    Q_ENUM(Method)

    using QObject::QObject;

    core::JoinRequest request() const;
    /*! What is missing or wrong, in a sentence; empty when it can be tried. */
    QString problem() const;
    QStringList methods() const; //!< in the order of Method
    QString secretLabel() const;

Q_SIGNALS:
    void changed();

private:
    QString url() const;

    QString m_line;
    QString m_host;
    QString m_secret;
    QString m_user;
    QString m_caFile;
    int m_method = None;
    bool m_tls = false;
};

} // namespace app
