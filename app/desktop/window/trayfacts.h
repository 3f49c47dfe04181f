// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

namespace app {

class ControlCenter;

/*! What the tray shows. */
struct TrayState {
    enum Shape { Live, NeedsYou, Offline };
    enum Deed { None, Start, Leave, Stop };
    struct Need {
        QString text; //!< one line
        QString link;

        friend bool operator==(const Need &, const Need &) = default;
    };

    Shape shape = Offline;
    Deed deed = None; //!< what can be done with the lattice now
    int needs = 0;
    QList<Need> firstNeeds; //!< who waits longest
    QString line; //!< the state in words
    bool quiet = false;

    friend bool operator==(const TrayState &, const TrayState &) = default;
};

/*! The model behind the tray: joins what changes, and tells only what differs. While the past is shown it stays as of now. */
class TrayFacts final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostNeeds = 5;

    explicit TrayFacts(ControlCenter &center, QObject *parent = nullptr);

    const TrayState &state() const { return m_state; }
    void act(TrayState::Deed deed); //!< as the menu says; ending something asks in the window

Q_SIGNALS:
    void changed();

private:
    void look();

    ControlCenter &m_center;
    TrayState m_state;
    QTimer m_later;
};

} // namespace app
