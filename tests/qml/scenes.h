// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/qml/testwindow.h"

#include <functional>
#include <memory>
#include <vector>

/*!
    A window that shows one page, sheet or state with made-up rows: what the tests of accessibility, of fitting texts and
    of the approved pictures look at, each in its way.
*/
class Scene final
{
public:
    enum class Kind {
        Page,  //!< a page, or a view of one, with rows
        State, //!< empty, failed, without a link, in the past: another face of a page
        Sheet, //!< a sheet, menu or list in front of a page
    };
    struct Plan {
        QString name; //!< of its picture too
        Kind kind = Kind::Page;
        std::function<void(Scene &)> arrange;
        std::function<void(Scene &)> open = {}; //!< of a sheet: what opens it, from where the keyboard is then
        bool pictured = true; //!< whether there is an approved picture of it
    };
    static const QList<Plan> &plans();
    static const Plan &plan(const QString &name);
    /*! A column `scene`, and a row for each plan of \a kinds. */
    static void rows(const QList<Kind> &kinds);

    /*! Arranges all but what a sheet is opened by: that is open(). */
    explicit Scene(const QString &name, const QString &theme = QStringLiteral("light"), QSize size = {1360, 860}, int textSize = 100);

    void open();
    TestWindow &window() { return m_window; }
    app::ControlCenter &center() { return m_window.center(); }
    /*! Waits for what the scene needs; what does not come is in problem(). */
    void await(const char *what, const std::function<bool()> &condition);
    QString problem() const { return m_problem; }
    void settle() const; //!< until a list has laid out its rows, and nothing moves

    /*! Keeps what answers the window, for as long as the window is there. */
    template <typename T, typename... Arguments>
    T &keep(Arguments &&...arguments)
    {
        auto made = std::make_unique<T>(std::forward<Arguments>(arguments)...);
        T &object = *made;
        m_kept.push_back(std::move(made));
        return object;
    }

private:
    TestWindow m_window;
    const Plan &m_plan;
    QString m_problem;
    std::vector<std::unique_ptr<QObject>> m_kept; // goes before the window it speaks to
};
