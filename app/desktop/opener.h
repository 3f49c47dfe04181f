// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>

namespace app {

class ControlCenter;

/*!
    Shows in the window what a link or a file names: a join line, `station://work/ID`, `station://agent/NAME`, a view (ViewLink), a `.prompt` file.

    A program that has just started knows no agents yet, so an agent is waited for a little while.
*/
class Opener final : public QObject
{
    Q_OBJECT

public:
    explicit Opener(ControlCenter &center, QObject *parent = nullptr);

    void open(const QStringList &arguments);
    void setPatience(std::chrono::milliseconds time) { m_patience.setInterval(time); }

Q_SIGNALS:
    void failed(const QString &words); //!< why it cannot be shown, for people

private:
    void openFile(const QString &path);
    void openLink(const QUrl &link);
    void openAgent(const QString &name, const QString &otherwise);
    bool select(const QString &agent);
    void giveUp();

    ControlCenter &m_center;
    QString m_agent; //!< that is waited for
    QString m_otherwise; //!< what is said when it does not come
    QTimer m_patience;
};

} // namespace app
