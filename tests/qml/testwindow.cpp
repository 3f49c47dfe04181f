// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/testwindow.h"

#include "app/desktop/modules.h"
#include "app/desktop/windowsetup.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QQuickStyle>
#include <QTest>

using namespace Qt::StringLiterals;

TestWindow::TestWindow(const QString &theme)
    : m_engine(std::make_unique<QQmlApplicationEngine>())
{
    if (QQuickStyle::name().isEmpty())
        QQuickStyle::setStyle(u"Basic"_s);
    static const bool translated = [] {
        app::installTranslations();
        return true;
    }();
    Q_UNUSED(translated)
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, m_engine.get(), [this](const QList<QQmlError> &errors) {
        for (const auto &error : errors)
            m_warnings.append(error.toString());
    });
    if (!app::openWindow(*m_engine, m_center, theme))
        qFatal("the window does not load: %s", qPrintable(m_warnings.join(u'\n')));
    m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().first());
    m_window->requestActivate();
    if (!QTest::qWaitForWindowExposed(m_window))
        qFatal("the window does not come up");
}

TestWindow::~TestWindow() = default;

void TestWindow::showLattice(int stations)
{
    m_center.applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    m_center.applyStations(sample::stations(stations), {});
}

void TestWindow::showWork(int items, int stations)
{
    showLattice(stations);
    m_center.applyWork(sample::workload(items, stations, QDateTime::currentDateTimeUtc()), {});
}

void TestWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(m_window, key, modifiers);
    QCoreApplication::processEvents();
}

QQuickItem *TestWindow::find(QQuickItem *under, const QString &objectName) const
{
    if (under->objectName() == objectName)
        return under;
    const auto children = under->childItems();
    for (auto *child : children) {
        if (auto *found = find(child, objectName))
            return found;
    }
    return nullptr;
}

namespace {

bool anyShows(const QQuickItem *item, const QString &text)
{
    if (!item->isVisible() || item->opacity() < 0.05)
        return false;
    const auto own = item->property("text").toString();
    if (item->width() > 0 && item->height() > 0 && own.contains(text))
        return true;
    const auto children = item->childItems();
    return std::ranges::any_of(children, [&text](const QQuickItem *child) { return anyShows(child, text); });
}

} // namespace

bool TestWindow::shows(const QString &text) const { return anyShows(m_window->contentItem(), text); }

namespace {

/*! What has changed since the last frame takes its place, and what is below the fold is scrolled to, as a person would before clicking. */
void bringIntoView(QQuickItem *item)
{
    QList<QQuickItem *> above;
    for (auto *parent = item->parentItem(); parent; parent = parent->parentItem())
        above.prepend(parent);
    for (auto *parent : std::as_const(above))
        parent->ensurePolished();
    for (auto *parent : std::as_const(above)) {
        if (!parent->inherits("QQuickFlickable"))
            continue;
        const auto place = parent->mapFromItem(item, QPointF(item->width() / 2, item->height() / 2));
        if (place.y() < 0 || place.y() > parent->height())
            parent->setProperty("contentY", parent->property("contentY").toReal() + place.y() - parent->height() / 2);
    }
}

} // namespace

void TestWindow::click(const QString &objectName) const
{
    auto *item = find(objectName);
    QVERIFY2(item && item->isVisible() && item->isEnabled(), qPrintable(u"cannot be clicked: "_s + objectName));
    bringIntoView(item);
    QTest::mouseClick(m_window, Qt::LeftButton, {}, item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
}
