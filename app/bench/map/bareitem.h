// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QQuickItem>
#include <QSGGeometry>

namespace app {

/*! Triangles in the scene graph without us: some that stay, and some that are written anew in each frame. */
class BareItem final : public QQuickItem
{
    Q_OBJECT

public:
    using Vertices = QList<QSGGeometry::ColoredPoint2D>;

    BareItem(Vertices still, Vertices moving, QQuickItem *parent);

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    const Vertices m_still;
    const Vertices m_moving;
    float m_shift = 0;
};

} // namespace app
