// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/controlcenter.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include <memory>

/*! The real window with models that a test feeds; no engine. */
class TestWindow final
{
public:
    explicit TestWindow(const QString &theme = QStringLiteral("light"));
    ~TestWindow();

    void showLattice(int stations);
    void showWork(int items, int stations);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;

    app::ControlCenter &center() { return m_center; }
    QQuickWindow *window() const { return m_window; }
    QQuickItem *find(const QString &objectName) const { return find(m_window->contentItem(), objectName); }
    QQuickItem *find(QQuickItem *under, const QString &objectName) const;
    /*! Whether a text item in sight shows \a text, as a part of it or whole. */
    bool shows(const QString &text) const;
    /*! Clicks the middle of a control. */
    void click(const QString &objectName) const;
    QStringList warnings() const { return m_warnings; }

private:
    app::ControlCenter m_center;
    QStringList m_warnings;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
};
