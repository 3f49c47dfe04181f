// SPDX-License-Identifier: Apache-2.0
#include "app/bench/map/bareitem.h"

#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>

namespace app {

namespace {

constexpr qsizetype kVerticesPerNode = 65'532; // the renderer counts them in 16 bits; whole triangles

/*! Layers of different opacity have buffers of their own, so that what stays is not sent again with what moves. */
QSGNode *makeLayer(const BareItem::Vertices &vertices, qreal opacity)
{
    auto *layer = new QSGOpacityNode;
    layer->setOpacity(opacity);
    for (qsizetype from = 0; from < vertices.size(); from += kVerticesPerNode) {
        const auto part = vertices.sliced(from, qMin(kVerticesPerNode, vertices.size() - from));
        auto *geometry = new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), int(part.size()));
        geometry->setDrawingMode(QSGGeometry::DrawTriangles);
        std::ranges::copy(part, geometry->vertexDataAsColoredPoint2D());
        auto *sheet = new QSGGeometryNode;
        sheet->setGeometry(geometry);
        sheet->setMaterial(new QSGVertexColorMaterial);
        sheet->setFlags(QSGNode::OwnsGeometry | QSGNode::OwnsMaterial | QSGNode::OwnedByParent);
        layer->appendChildNode(sheet);
    }
    return layer;
}

} // namespace

BareItem::BareItem(Vertices still, Vertices moving, QQuickItem *parent)
    : QQuickItem(parent)
    , m_still(std::move(still))
    , m_moving(std::move(moving))
{
    setFlag(ItemHasContents);
}

QSGNode *BareItem::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node) {
        node = new QSGNode;
        node->appendChildNode(makeLayer(m_still, 1));
        node->appendChildNode(makeLayer(m_moving, 0.9995));
        return node;
    }
    m_shift = m_shift > 20 ? 0 : m_shift + 1;
    auto from = m_moving.cbegin();
    for (auto *child = node->lastChild()->firstChild(); child; child = child->nextSibling()) {
        auto *sheet = static_cast<QSGGeometryNode *>(child);
        auto *to = sheet->geometry()->vertexDataAsColoredPoint2D();
        for (int i = 0; i < sheet->geometry()->vertexCount(); ++i, ++from)
            to[i].set(from->x + m_shift, from->y, from->r, from->g, from->b, from->a);
        sheet->markDirty(QSGNode::DirtyGeometry);
    }
    return node;
}

} // namespace app
