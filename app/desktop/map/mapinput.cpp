// SPDX-License-Identifier: Apache-2.0
// The map's mouse and keys; the rest of MapItem is in mapitem.cpp.
#include "app/desktop/map/mapitem.h"

#include <QGuiApplication>
#include <QStyleHints>

#include <cmath>

namespace app {

namespace {

constexpr qreal kStep = 1.25;

} // namespace

void MapItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_drag = {.last = event->position(), .node = m_scene ? m_scene->nodeAt(m_camera.toWorld(event->position())) : QString()};
    event->accept();
}

void MapItem::mouseMoveEvent(QMouseEvent *event)
{
    const auto delta = event->position() - m_drag.last;
    if (!m_drag.moved && delta.manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return;
    m_drag.moved = true;
    m_drag.last = event->position();
    m_follow = false;
    if (m_drag.node.isEmpty()) {
        m_camera.panBy(delta);
        viewMoved();
    } else if (m_scene) {
        m_scene->moveTo(m_drag.node, m_scene->nodes().value(m_drag.node).center + delta / m_camera.zoom());
    }
}

void MapItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_drag.moved)
        Q_EMIT selectRequested(m_drag.node);
    event->accept();
}

void MapItem::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto node = m_scene ? m_scene->nodeAt(m_camera.toWorld(event->position())) : QString();
    if (node.isEmpty())
        return;
    Q_EMIT selectRequested(node);
    openSelected();
}

void MapItem::hoverMoveEvent(QHoverEvent *event) { setHovered(m_scene ? m_scene->nodeAt(m_camera.toWorld(event->position())) : QString()); }

void MapItem::hoverLeaveEvent(QHoverEvent *) { setHovered({}); }

void MapItem::wheelEvent(QWheelEvent *event)
{
    m_follow = false;
    m_camera.zoomAt(event->position(), std::pow(1.0015, event->angleDelta().y()));
    viewMoved();
    event->accept();
}

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
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(kStep);
    case Qt::Key_Minus: return zoomBy(1 / kStep);
    case Qt::Key_0: return fit();
    case Qt::Key_1: return actualSize();
    case Qt::Key_P: return unpinSelected();
    default: event->ignore();
    }
}

} // namespace app
