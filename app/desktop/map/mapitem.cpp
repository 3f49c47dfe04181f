// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapitem.h"

#include "app/desktop/map/mapdrawing.h"
#include "app/desktop/map/mappainting.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGGeometryNode>
#include <QSGTransformNode>
#include <QSGVertexColorMaterial>

#include <span>

namespace app {

namespace {

constexpr qint64 kSettleMs = 2000;
constexpr int kDotLayer = 2; // above hulls and edges, below nodes

constexpr qsizetype kVerticesPerNode = 65'532; // the renderer counts them in 16 bits; whole triangles

QSGGeometryNode *makeSheet()
{
    auto *sheet = new QSGGeometryNode;
    auto *geometry = new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0);
    geometry->setDrawingMode(QSGGeometry::DrawTriangles);
    sheet->setGeometry(geometry);
    sheet->setMaterial(new QSGVertexColorMaterial);
    sheet->setFlags(QSGNode::OwnsGeometry | QSGNode::OwnsMaterial | QSGNode::OwnedByParent);
    return sheet;
}

/*! The renderer joins what looks alike into one buffer and sends it whole: by a breath less opacity what moves stays apart from what does not. */
QSGNode *makeDotLayer()
{
    auto *layer = new QSGOpacityNode;
    layer->setOpacity(0.9995);
    return layer;
}

/*! Puts the triangles into the sheets of a layer, as many as they need; a sheet too much stays, empty. */
void fill(QSGNode *layer, const MapMesh &mesh)
{
    const auto &all = mesh.vertices();
    auto *sheet = static_cast<QSGGeometryNode *>(layer->firstChild());
    for (qsizetype from = 0; sheet || from < all.size(); from += kVerticesPerNode) {
        if (!sheet) {
            sheet = makeSheet();
            layer->appendChildNode(sheet);
        }
        const auto part = std::span(all).subspan(size_t(qMin(from, all.size())));
        const auto count = qMin(part.size(), size_t(kVerticesPerNode));
        if (sheet->geometry()->vertexCount() > 0 || count > 0) {
            sheet->geometry()->allocate(int(count));
            std::ranges::copy(part.first(count), sheet->geometry()->vertexDataAsColoredPoint2D());
            sheet->markDirty(QSGNode::DirtyGeometry);
        }
        sheet = static_cast<QSGGeometryNode *>(sheet->nextSibling());
    }
}

} // namespace

MapItem::MapItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::RightButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setClip(true);
    connect(&m_palette, &MapPalette::changed, this, [this] { touch(All); });
    connect(this, &QQuickItem::activeFocusChanged, this, [this] { touch(Nodes); });
}

MapItem::~MapItem() = default;

void MapItem::setScene(MapScene *scene)
{
    if (m_scene == scene)
        return;
    if (m_scene)
        m_scene->disconnect(this);
    m_scene = scene;
    if (m_scene) {
        connect(m_scene, &MapScene::nodesChanged, this, &MapItem::sceneMoved);
        connect(m_scene, &MapScene::edgesChanged, this, [this] { touch(Edges); });
        connect(m_scene, &MapScene::motionChanged, this, [this] { touch(Dots); });
        connect(m_scene, &MapScene::dotsStarted, this, [this] { touch(Dots); });
    }
    Q_EMIT sceneChanged();
    sceneMoved();
}

void MapItem::sceneMoved()
{
    touch(All);
    if (m_scene && !m_scene->bounds().isEmpty() && !m_sinceFirst.isValid())
        m_sinceFirst.start();
    if (m_scene && m_scene->nodes().isEmpty()) {
        m_sinceFirst.invalidate();
        m_follow = true;
    }
    if (m_follow && m_sinceFirst.isValid() && m_sinceFirst.elapsed() < kSettleMs)
        fit();
    else
        viewMoved();
}

/*! Marks layers for the next frame; texts follow in updatePolish(), once a frame however much arrived. */
void MapItem::touch(int dirty)
{
    m_dirty |= dirty;
    if (m_painting)
        return dirty == Dots ? void() : m_painting->schedule(); // it paints no dots
    if (dirty != Dots) // which have no texts
        polish();
    update();
}

void MapItem::viewMoved()
{
    touch(All);
    Q_EMIT viewChanged();
}

void MapItem::updatePolish()
{
    if (!m_scene)
        return;
    m_labels.update(*m_scene, m_camera, m_selected);
    m_groups.update(*m_scene, m_camera.zoom());
    m_linkLabels.update(m_scene->links(edgeLimit()), m_scene->clusters(), m_camera.zoom());
    if (const int cut = int(m_scene->linksCut()); std::exchange(m_linksCut, cut) != cut)
        Q_EMIT linksCutChanged();
}

qsizetype MapItem::edgeLimit() const { return m_painting ? MapDrawing::kPaintedEdges : MapDrawing::kEdges; }

MapDrawing MapItem::drawing() const
{
    const auto group = m_group.isEmpty() ? m_scene->targetOf(m_selected).group : m_group;
    return {*m_scene, m_camera, m_palette, {.station = m_group.isEmpty() ? m_selected : QString(), .group = group, .area = {m_area.cbegin(), m_area.cend()}, .focus = hasActiveFocus()}};
}

QSGNode *MapItem::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!m_scene)
        return node;
    auto *root = static_cast<QSGTransformNode *>(node);
    if (!root) {
        root = new QSGTransformNode;
        for (int i = 0; i < 4; ++i)
            root->appendChildNode(i == kDotLayer ? makeDotLayer() : new QSGNode);
        m_dirty = All;
    }
    QMatrix4x4 shift;
    shift.translate(float(origin().x()), float(origin().y()));
    if (root->matrix() != shift)
        root->setMatrix(shift);
    const auto shapes = drawing();
    auto *layer = root->firstChild();
    if (m_dirty & Hulls)
        fill(layer, shapes.hulls());
    layer = layer->nextSibling();
    if (m_dirty & Edges)
        fill(layer, shapes.edges());
    layer = layer->nextSibling();
    if (m_dirty & Dots)
        fill(layer, shapes.dots());
    layer = layer->nextSibling();
    if (m_dirty & Nodes)
        fill(layer, shapes.nodes());
    m_dirty = 0;
    return root;
}

void MapItem::paintMap(QPainter &painter) const
{
    if (!m_scene)
        return;
    painter.translate(origin());
    drawing().paint(painter);
}

/*! After each frame of the window: goes on while dots travel, and once more to take the last one away. */
void MapItem::nextFrame()
{
    if (!m_scene || !isVisible())
        return;
    if (m_scene->isMoving()) { // which tells by itself what changed
        m_scene->advance();
        touch(Dots);
    } else if (!m_painting && !m_scene->dots().isEmpty()) {
        m_scene->advance();
        touch(Dots);
    }
}

void MapItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemSceneChange && data.window) {
        connect(data.window, &QQuickWindow::frameSwapped, this, &MapItem::nextFrame, Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
        if (data.window->rendererInterface()->graphicsApi() == QSGRendererInterface::Software && !m_painting) {
            setFlag(ItemHasContents, false);
            m_painting = new MapPainting(*this);
            m_painting->setSize(size());
            Q_EMIT paintedChanged();
        }
    }
    QQuickItem::itemChange(change, data);
}

void MapItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    m_camera.setViewport(now.size());
    if (m_painting)
        m_painting->setSize(now.size());
    if (m_follow)
        fit();
    else
        viewMoved();
}

void MapItem::fit()
{
    m_follow = true;
    if (m_scene) {
        auto world = m_scene->bounds();
        if (m_scene->nodes().size() <= 1)
            world |= MapLayout::rect({MapLayout::kPitch.width(), 0});
        m_camera.fit(world);
    }
    viewMoved();
}

void MapItem::actualSize()
{
    m_follow = false;
    m_camera.setZoom(1);
    viewMoved();
}

void MapItem::zoomBy(qreal factor)
{
    m_follow = false;
    m_camera.zoomAt({width() / 2, height() / 2}, factor);
    viewMoved();
}

void MapItem::setSelected(const QString &stationId)
{
    if (m_selected == stationId)
        return;
    m_selected = stationId;
    if (!stationId.isEmpty())
        selectGroup({});
    touch(Nodes);
    Q_EMIT selectedChanged();
}

QRectF MapItem::boxOf(const QString &stationId) const
{
    const auto node = m_scene ? m_scene->nodes().constFind(stationId) : QHash<QString, MapNode>::const_iterator();
    if (!m_scene || node == m_scene->nodes().cend() || !node->isDrawn())
        return {};
    return m_camera.toScreen(MapLayout::rect(node->center));
}

QRectF MapItem::ghost() const
{
    if (!m_scene || m_scene->nodes().size() != 1)
        return {};
    return m_camera.toScreen(MapLayout::rect(m_scene->nodes().cbegin()->center + QPointF(MapLayout::kPitch.width(), 0)));
}

int MapItem::outside() const
{
    if (!m_scene)
        return 0;
    const auto view = m_camera.view();
    return int(std::ranges::count_if(m_scene->nodes(), [&view](const MapNode &node) { return node.counts() && !view.contains(node.center); }));
}

void MapItem::setHovered(const QString &stationId)
{
    if (m_hovered == stationId)
        return;
    m_hovered = stationId;
    Q_EMIT hoveredChanged();
}

} // namespace app
