// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/indexhistory.h"
#include "tests/qml/testwindow.h"

#include <QTest>

/*! A window with three stations and a history of today. */
struct EventsStage {
    TestWindow window;
    IndexHistory history{window.center().replay()->client()};
    app::Replay &replay{*window.center().replay()};
    QDateTime begin{QDateTime::currentDateTimeUtc().addSecs(-3600)};

    explicit EventsStage(quint64 events = 500)
    {
        window.showLattice(3);
        if (events > 0)
            history.appendLarge(events, begin);
    }
    void openPage() { QTest::keyClick(window.window(), Qt::Key_9, Qt::ControlModifier); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window.window(), key, modifiers); }
    QQuickItem *item(const QString &name) const { return window.find(name); }
    bool isShown(const QString &name) const { return item(name) && item(name)->isVisible(); }
};
