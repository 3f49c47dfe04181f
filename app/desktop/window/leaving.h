// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <functional>

class QWindow;

namespace app {

class ControlCenter;

/*!
    The end of the window, of the program and of the stay in a lattice, as far as a person wants it here.

    While this station is the orchestrator, closing asks: others lose their hub when it ends. It can go on in the tray, or, on a desktop without one,
    minimized: a window that nothing brings back is never hidden. The answer can be kept, as the setting `window.on_close`.
    In a protected profile the end of a station that is in a lattice waits for the profile's name, and no kept answer spares the question.
    Who ends the program otherwise (a signal, the end of the session) is not asked: any QEvent::Quit closes the window.
*/
class Leaving : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(app::Leaving::Wish wish READ wish NOTIFY changed FINAL)
    Q_PROPERTY(bool tray READ hasTray NOTIFY changed FINAL)
    Q_PROPERTY(bool orchestrator READ isOrchestrator NOTIFY changed FINAL)
    Q_PROPERTY(QString loss READ loss NOTIFY changed FINAL)

public:
    enum Wish { Close, Quit, Leave };
    Q_ENUM(Wish)

    explicit Leaving(ControlCenter &center, QObject *parent = nullptr);
    ~Leaving() override;

    void watch(QWindow &window); //!< the one that is hidden and shown
    void show();                 //!< brings it to the front, from wherever it is
    void setTray(bool there);    //!< whether something on the desktop can bring a hidden window back

    Q_INVOKABLE bool close(); //!< the window is to close. \return whether it may; if not, it is asked about or hidden
    Q_INVOKABLE void quit();  //!< ends the program; of an orchestrator after a question
    Q_INVOKABLE void leave(); //!< leaves the lattice, which an orchestrator ends; after a question
    // Answers to the question.
    Q_INVOKABLE void keep(bool always); //!< it goes on without the window
    Q_INVOKABLE void go(bool always);   //!< what was wished

    Wish wish() const { return m_wish; }
    bool hasTray() const { return m_tray; }
    bool isOrchestrator() const;
    QString loss() const { return m_loss; } //!< who loses what, when the question was put

Q_SIGNALS:
    void asked(); //!< the question is to be shown
    void changed();
    void quitWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(Wish wish);
    /*! Does it, in a protected profile after its name was typed. */
    void sure(const QString &deed, std::function<void()> go);
    void bringUp();
    void putAway();
    QString lossNow() const;

    ControlCenter &m_center;
    QPointer<QWindow> m_window;
    QString m_loss;
    Wish m_wish = Close;
    bool m_tray = false;
    bool m_ending = false;
};

} // namespace app
