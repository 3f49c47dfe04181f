// SPDX-License-Identifier: Apache-2.0
// The map's mouse and keys; the rest of MapItem is in mapitem.cpp.
#include "app/desktop/map/mapitem.h"

#include <QGuiApplication>
#include <QStyleHints>

#include <cmath>

namespace app {

void MapItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    event->accept();
    const auto world = m_camera.toWorld(event->position());
    const auto node = m_scene ? m_scene->nodeAt(world) : QString();
    m_drag = {.last = event->position(), .node = node, .band = event->modifiers().testFlag(Qt::ShiftModifier) && event->button() == Qt::LeftButton, .start = event->position()};
    if (event->button() != Qt::RightButton)
        return;
    m_drag.node.clear();
    if (!m_area.contains(node)) {
        const auto *folded = m_scene ? m_scene->clusters().foldedAt(world) : nullptr;
        selectGroup(node.isEmpty() && folded ? folded->name : QString());
        Q_EMIT selectRequested(node);
    }
    Q_EMIT menuRequested(event->position());
}

void MapItem::mouseMoveEvent(QMouseEvent *event)
{
    const auto delta = event->position() - m_drag.last;
    if (!event->buttons().testFlag(Qt::LeftButton) || (!m_drag.moved && delta.manhattanLength() < QGuiApplication::styleHints()->startDragDistance()))
        return;
    if (!m_drag.moved && m_scene && !m_drag.band && !m_drag.node.isEmpty())
        m_scene->beginChange();
    m_drag.moved = true;
    m_drag.last = event->position();
    if (m_drag.band)
        return setBand(QRectF(m_drag.start, event->position()).normalized());
    m_follow = false;
    if (m_drag.node.isEmpty()) {
        m_camera.panBy(delta);
        viewMoved();
    } else if (m_scene) {
        dragNode(delta / m_camera.zoom());
    }
}

/*! Moves what is dragged, and with it all that is selected together with it. */
void MapItem::dragNode(QPointF delta)
{
    m_scene->moveAll(m_area.contains(m_drag.node) ? m_area : QStringList{m_drag.node}, delta);
}

void MapItem::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
    if (event->button() != Qt::LeftButton)
        return;
    if (m_drag.band) {
        const QRectF band(m_camera.toWorld(m_band.topLeft()), m_camera.toWorld(m_band.bottomRight()));
        setArea(m_scene && m_drag.moved ? m_scene->within(band) : QStringList());
        return setBand({});
    }
    if (m_drag.moved)
        return;
    setArea({});
    const auto *folded = m_scene && m_drag.node.isEmpty() ? m_scene->clusters().foldedAt(m_camera.toWorld(event->position())) : nullptr;
    selectGroup(folded ? folded->name : QString());
    Q_EMIT selectRequested(m_drag.node);
}

void MapItem::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!m_scene || event->button() != Qt::LeftButton)
        return;
    const auto world = m_camera.toWorld(event->position());
    if (const auto node = m_scene->nodeAt(world); !node.isEmpty()) {
        Q_EMIT selectRequested(node);
        openSelected();
    } else if (const auto *folded = m_scene->clusters().foldedAt(world)) {
        selectGroup(folded->name);
        toggleFold();
    }
}

void MapItem::hoverMoveEvent(QHoverEvent *event)
{
    setHovered(m_scene ? m_scene->nodeAt(m_camera.toWorld(event->position())) : QString());
    event->ignore(); // the window wants to know where the pointer rests, too
}

void MapItem::hoverLeaveEvent(QHoverEvent *) { setHovered({}); }

void MapItem::wheelEvent(QWheelEvent *event)
{
    m_follow = false;
    m_camera.zoomAt(event->position(), std::pow(1.0015, event->angleDelta().y()));
    viewMoved();
    event->accept();
}

/*! The keys that the platform gives every control; the map's own are heard in MapView.qml. */
void MapItem::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    switch (event->key()) {
    case Qt::Key_Left: return moveSelection(-1, 0);
    case Qt::Key_Right: return moveSelection(1, 0);
    case Qt::Key_Up: return moveSelection(0, -1);
    case Qt::Key_Down: return moveSelection(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter: return openSelected();
    case Qt::Key_Space: return toggleFold();
    case Qt::Key_Menu: return menuAt();
    case Qt::Key_F10: return event->modifiers().testFlag(Qt::ShiftModifier) ? menuAt() : event->ignore();
    case Qt::Key_Escape: return m_area.isEmpty() ? event->ignore() : clearArea();
    // Behind the last problem the keyboard goes on to the next control, so that the map is no trap.
    case Qt::Key_Tab: return nextProblem(1) ? void() : event->ignore();
    case Qt::Key_Backtab: return nextProblem(-1) ? void() : event->ignore();
    default: event->ignore();
    }
}

/*! The menu by key: at what is selected. */
void MapItem::menuAt()
{
    const auto box = boxOf(m_selected);
    Q_EMIT menuRequested(box.isEmpty() ? QPointF(width() / 2, height() / 2) : box.center());
}

} // namespace app
