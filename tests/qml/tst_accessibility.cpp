// SPDX-License-Identifier: Apache-2.0
// Walks every page, state and sheet by keys alone, and reads what a screen reader would say of what it finds.
#include "tests/qml/scenes.h"
#include "tests/qml/walker.h"

#include <QStyleHints>
#include <QTest>

using namespace Qt::StringLiterals;
using Kind = Scene::Kind;

namespace {

/*! All that is wrong with a scene, so that one run says it all. */
class Complaints final
{
public:
    void add(const QString &what, QQuickItem *item) { m_lines.append(u"%1: %2"_s.arg(what, Walker::describe(item))); }
    void add(const QString &what) { m_lines.append(what); }
    QByteArray text() const { return QByteArray::number(m_lines.size()) + " faults:\n  " + m_lines.join(u"\n  "_s).toUtf8(); }
    bool isEmpty() const { return m_lines.isEmpty(); }

private:
    QStringList m_lines;
};

bool isAncestor(const QQuickItem *ancestor, const QQuickItem *item) { return ancestor == item || ancestor->isAncestorOf(item); }

using Stops = QList<QPointer<QQuickItem>>;

/*! The keys of a list go to its rows. */
bool isMovedIn(QAccessible::Role role)
{
    return role == QAccessible::List || role == QAccessible::Tree || role == QAccessible::Table || role == QAccessible::PopupMenu || role == QAccessible::Graphic || role == QAccessible::EditableText;
}

/*! The list, tree or menu that \a item is a row of, or stands in a row of. */
QQuickItem *listOf(QQuickItem *item)
{
    for (auto *around = item->parentItem(); around; around = around->parentItem()) {
        if (isMovedIn(Walker::roleOf(around)))
            return around;
    }
    return nullptr;
}

bool isRow(QAccessible::Role role) { return role == QAccessible::ListItem || role == QAccessible::TreeItem || role == QAccessible::MenuItem; }

/*! Whether a screen reader, or a pointer, can press it. */
bool isPressed(QQuickItem *item)
{
    if (item->isEnabled() && std::ranges::any_of(item->children(), [](const QObject *handler) {
            return handler->inherits("QQuickTapHandler") && handler->property("enabled").toBool() && handler->property("acceptedButtons").toInt() & int(Qt::LeftButton);
        }))
        return true;
    auto *accessible = QAccessible::queryAccessibleInterface(item);
    return accessible && accessible->actionInterface() && accessible->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction());
}

/*! Whether the keyboard gets to \a item: it stops there, or goes by arrows through the rows of which it is one, or part of one. */
bool isReached(QQuickItem *item, const Stops &stops)
{
    if (std::ranges::any_of(stops, [item](const auto &stop) { return isAncestor(item, stop); }))
        return true;
    // A tab closes by a key, and beside that by a button in it.
    for (auto *around = item->parentItem(); around; around = around->parentItem()) {
        if (Walker::roleOf(around) == QAccessible::PageTab)
            return isReached(around, stops);
    }
    for (auto *list = listOf(item); list; list = listOf(list)) {
        if (!std::ranges::any_of(stops, [list](const auto &stop) { return isAncestor(list, stop); }))
            continue;
        const auto *current = list->property("currentItem").value<QQuickItem *>();
        if (isRow(Walker::roleOf(item)))
            return true;
        for (auto *row = item->parentItem(); row && row != list; row = row->parentItem()) { // what is in the current row has to be a stop itself
            if (isRow(Walker::roleOf(row)))
                return current && row != current;
        }
        return false;
    }
    return false;
}

/*! It does by a click what the keys of the list do. */
bool isInReachedList(QQuickItem *item, const Stops &stops)
{
    auto *list = isMovedIn(Walker::roleOf(item)) ? item : listOf(item);
    return list && isReached(list, stops);
}

void checkSpoken(QQuickItem *item, Complaints &complaints)
{
    auto *accessible = QAccessible::queryAccessibleInterface(item);
    const auto role = Walker::roleOf(item);
    if (!accessible || role == QAccessible::NoRole || role == QAccessible::Client || role == QAccessible::Pane)
        return complaints.add(u"has no role"_s, item);
    if (accessible->text(QAccessible::Name).trimmed().isEmpty())
        complaints.add(u"has no name"_s, item);
    if (role == QAccessible::CheckBox || role == QAccessible::RadioButton) {
        if (!accessible->state().checkable || bool(accessible->state().checked) != item->property("checked").toBool())
            complaints.add(u"does not say whether it is on"_s, item);
    }
    if (role == QAccessible::PageTab && bool(accessible->state().selected) != item->property("checked").toBool())
        complaints.add(u"does not say whether it is chosen"_s, item);
    if (role == QAccessible::ComboBox && !accessible->text(QAccessible::Name).contains(item->property("displayText").toString()))
        complaints.add(u"does not say its value"_s, item);
    if (role == QAccessible::EditableText && item->property("echoMode").toInt() == 0 && accessible->text(QAccessible::Value) != item->property("text").toString())
        complaints.add(u"does not say its text"_s, item);
    if (role == QAccessible::Slider && !accessible->valueInterface())
        complaints.add(u"does not say its value"_s, item);
}

/*! Reading order between what holds \a from and what holds \a to, the two side by side below one parent. */
bool isBefore(QQuickItem *from, QQuickItem *to, bool mirrored)
{
    QQuickItem *parent = from;
    while (parent && !isAncestor(parent, to))
        parent = parent->parentItem();
    if (!parent || parent == from || parent == to)
        return true;
    const auto branch = [parent](QQuickItem *item) {
        while (item->parentItem() != parent)
            item = item->parentItem();
        return item;
    };
    // What has no size of its own is as large as what stands in it.
    const auto rectOf = [](QQuickItem *holder, QQuickItem *stop) { return holder->width() > 0 && holder->height() > 0 ? Walker::wholeRect(holder) : Walker::wholeRect(stop); };
    const QRectF a = rectOf(branch(from), from), b = rectOf(branch(to), to);
    if (a.intersects(b))
        return true;
    const double overlap = qMin(a.bottom(), b.bottom()) - qMax(a.top(), b.top());
    if (overlap > 0.5 * qMin(a.height(), b.height()))
        return mirrored ? a.x() >= b.x() : a.x() <= b.x();
    return a.y() <= b.y();
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsReachedByTabAndNamed_data() { Scene::rows({Kind::Page, Kind::State, Kind::Sheet}); }
    void everythingIsReachedByTabAndNamed();
    void focusComesBackFromASheet_data() { Scene::rows({Kind::Sheet}); }
    void focusComesBackFromASheet();
    void arrowsMoveInLists_data() { Scene::rows({Kind::Page}); }
    void arrowsMoveInLists();
};

void TestAccessibility::initTestCase()
{
    QGuiApplication::styleHints()->setTabFocusBehavior(Qt::TabFocusAllControls);
    QGuiApplication::styleHints()->setCursorFlashTime(0); // a picture shall not depend on its blink
}

void TestAccessibility::everythingIsReachedByTabAndNamed()
{
    QFETCH(const QString, scene);
    Scene stage(scene, Scene::plan(scene).kind == Kind::State ? u"dark"_s : u"light"_s); // a ring shows in both
    stage.open();
    QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
    auto *window = stage.window().window();
    auto *root = Walker::front(window);
    Complaints complaints;

    QImage before = window->grabWindow();
    QPointer<QQuickItem> last = window->activeFocusItem();
    auto round = Walker::tabRound(window, false, [&](QQuickItem *item) {
        checkSpoken(item, complaints);
        if (Walker::seenRect(item).width() < 4 || Walker::seenRect(item).height() < 4)
            complaints.add(u"has the keyboard and cannot be seen"_s, item);
        const QImage now = window->grabWindow();
        if (item != last && Walker::newPixels(item, before, now) < 60)
            complaints.add(u"has no ring while it has the keyboard"_s, item);
        before = now;
        last = item;
    });
    if (round.trap)
        complaints.add(u"does not let the keyboard go"_s, round.trap);
    if (round.stops.isEmpty())
        complaints.add(u"Tab goes nowhere"_s);
    round.stops.removeAll(nullptr);
    const auto *first = round.stops.isEmpty() ? nullptr : std::ranges::min_element(round.stops, {}, [](const auto &stop) {
        const QRectF rect = Walker::seenRect(stop);
        return rect.isEmpty() ? std::pair(1e9, 1e9) : std::pair(rect.y(), rect.x());
    })->data();
    for (qsizetype i = 1; i < round.stops.size(); ++i) {
        if (round.stops.at(i) == first) // here the round begins again
            continue;
        if (!isBefore(round.stops.at(i - 1), round.stops.at(i), false))
            complaints.add(u"comes too late or too early, after %1"_s.arg(Walker::describe(round.stops.at(i - 1))), round.stops.at(i));
    }
    auto back = Walker::tabRound(window, true);
    if (back.trap)
        complaints.add(u"does not let the keyboard go back"_s, back.trap);
    round.stops.removeAll(nullptr);
    for (const auto &item : std::as_const(round.stops)) {
        if (!back.stops.contains(item))
            complaints.add(u"is not reached backwards"_s, item);
    }

    const auto items = Walker::shown(root);
    for (auto *item : items) {
        if (Walker::seenRect(item).isEmpty() || !item->isEnabled())
            continue;
        const bool pressed = isPressed(item);
        if (!Walker::isControl(item)) {
            if (pressed && !isReached(item, round.stops) && !isInReachedList(item, round.stops))
                complaints.add(u"can be clicked, and nothing says so"_s, item);
        } else if (pressed || !isRow(Walker::roleOf(item))) {
            checkSpoken(item, complaints);
            const bool found = isRow(Walker::roleOf(item)) && listOf(item) && listOf(item)->objectName() == "searchList"_L1; // Up and Down in the line above move in it
            if (!found && !isReached(item, round.stops))
                complaints.add(u"is not reached by the keyboard"_s, item);
            if (item->width() < 24 || item->height() < 24)
                complaints.add(u"is too small to be hit"_s, item);
        }
    }
    QVERIFY2(complaints.isEmpty(), complaints.text().constData());
    QVERIFY2(stage.window().warnings().isEmpty(), qPrintable(stage.window().warnings().join(u'\n')));
}

void TestAccessibility::focusComesBackFromASheet()
{
    QFETCH(const QString, scene);
    Scene stage(scene);
    auto *window = stage.window().window();
    stage.open();
    QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
    auto *sheet = Walker::front(window);
    QVERIFY2(sheet != window->contentItem(), "the sheet does not get the keyboard");
    stage.window().press(Qt::Key_Escape);
    QTRY_VERIFY(!sheet->isVisible());
    auto *after = window->activeFocusItem();
    QVERIFY(after);

    Scene again(scene); // where the keyboard is as it opens: some are opened by a button that has to be gone to
    auto *other = again.window().window();
    QQuickItem *last = nullptr;
    const auto remember = QObject::connect(other, &QQuickWindow::activeFocusItemChanged, other, [&] {
        if (other->activeFocusItem() && Walker::front(other) == other->contentItem())
            last = other->activeFocusItem();
    });
    last = other->activeFocusItem();
    again.open();
    QObject::disconnect(remember);
    QCOMPARE(Walker::describe(after), Walker::describe(last));
}

void TestAccessibility::arrowsMoveInLists()
{
    QFETCH(const QString, scene);
    Scene stage(scene);
    QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
    auto *window = stage.window().window();
    Complaints complaints;
    const auto round = Walker::tabRound(window, false);
    QSet<QQuickItem *> lists;
    for (const auto &stop : round.stops) {
        if (stop)
            lists.insert(isMovedIn(Walker::roleOf(stop)) ? stop.data() : listOf(stop));
    }
    lists.remove(nullptr);
    const QList<QPointer<QQuickItem>> kept(lists.cbegin(), lists.cend()); // moving in one may take another away
    for (const auto &item : kept) {
        if (!item || !item->property("currentIndex").isValid() || item->property("count").toInt() < 2)
            continue;
        item->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 2; ++i)
            stage.window().press(Qt::Key_Up);
        const int from = item->property("currentIndex").toInt();
        stage.window().press(Qt::Key_Down);
        if (item->property("currentIndex").toInt() <= from)
            complaints.add(u"does not go down"_s, item);
        auto *row = item->property("currentItem").value<QQuickItem *>();
        if (!row)
            complaints.add(u"has no row that is the current one"_s, item);
        else if (Walker::seenRect(row).isEmpty())
            complaints.add(u"the current row cannot be seen"_s, row);
        else if (Walker::nameOf(row).isEmpty())
            complaints.add(u"the current row has no name"_s, row);
    }
    QVERIFY2(complaints.isEmpty(), complaints.text().constData());
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
