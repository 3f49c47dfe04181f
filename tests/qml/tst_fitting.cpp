// SPDX-License-Identifier: Apache-2.0
// Measures every page, state and sheet with text at twice its size, in a language that is 40 % longer, and from right to left: nothing is cut off, nothing stands on something else.
#include "tests/qml/scenes.h"
#include "tests/qml/walker.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using Kind = Scene::Kind;

namespace {

/*! English that is 40 % longer than it is, as many languages are. */
class LongEnglish final : public QTranslator
{
public:
    LongEnglish()
    {
        if (!m_english.load(u":/i18n/station_en"_s))
            qFatal("no English plurals");
    }
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation, int number) const override
    {
        QString text = m_english.translate(context, source, disambiguation, number);
        if (text.isEmpty())
            text = QString::fromUtf8(source);
        if (QLatin1StringView(source).size() < 2) // a key, a mark
            return text;
        const qsizetype more = qMax<qsizetype>(2, text.size() * 2 / 5);
        QString tail;
        while (tail.size() < more)
            tail += tail.size() % 9 == 8 ? u' ' : u'ö';
        return text + u'~' + tail.left(more - 1);
    }

private:
    QTranslator m_english;
};

bool isText(const QQuickItem *item) { return item->inherits("QQuickText") && !item->property("text").toString().trimmed().isEmpty(); }

/*! The map places its names itself, and code is as wide as it is. */
bool isElsewhere(QQuickItem *item)
{
    for (auto *around = item; around; around = around->parentItem()) {
        if (around->objectName() == "map"_L1 || around->objectName() == "editorView"_L1 || around->objectName().startsWith("lineNumber"_L1))
            return true;
    }
    return false;
}

/*! What runs from left to right in every language: the axis of time and the player whose arrows point along it, and code with its columns. */
bool isForEverybody(const QQuickItem *item)
{
    static const QSet<QString> kinds{u"timeTrack"_s, u"timePlayer"_s, u"diffHeads"_s, u"diffRows"_s};
    while (item && !kinds.contains(item->objectName()))
        item = item->parentItem();
    return item != nullptr;
}

QRectF paintedRect(QQuickItem *item)
{
    const double width = item->property("contentWidth").toDouble(), height = item->property("contentHeight").toDouble();
    const int alignment = item->property("effectiveHorizontalAlignment").toInt();
    const double left = item->property("leftPadding").toDouble(), right = item->property("rightPadding").toDouble();
    const double x = alignment == Qt::AlignRight ? item->width() - right - width : alignment == Qt::AlignHCenter ? left + (item->width() - left - right - width) / 2 : left;
    const double y = item->property("verticalAlignment").toInt() == Qt::AlignVCenter ? (item->height() - height) / 2 : item->property("topPadding").toDouble();
    return item->mapRectToScene({x, y, width, height});
}

/*! What scrolls may show a part; what does not has to show it all. */
QQuickItem *cutterOf(QQuickItem *item)
{
    for (auto *around = item->parentItem(); around; around = around->parentItem()) {
        if (around->inherits("QQuickFlickable"))
            return nullptr;
        if (around->clip() || Walker::isControl(around))
            return around;
    }
    return item->window()->contentItem();
}

/*! What stands in something that scrolls may be out of sight along the way that it scrolls, never across. */
bool isWithin(QQuickItem *item, const QRectF &rect)
{
    QRectF room = Walker::wholeRect(item->window()->contentItem()).adjusted(-1, -1, 1, 1);
    for (auto *around = item->parentItem(); around; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable"))
            continue;
        if (around->property("contentWidth").toDouble() > around->width() + 1)
            room.adjust(-1e6, 0, 1e6, 0);
        if (around->property("contentHeight").toDouble() > around->height() + 1)
            room.adjust(0, -1e6, 0, 1e6);
    }
    return room.contains(rect);
}

QStringList faultsOf(QQuickWindow *window)
{
    QStringList faults;
    auto *root = Walker::front(window);
    QList<std::pair<QQuickItem *, QRectF>> placed; // what may not stand on each other
    const auto items = Walker::shown(root);
    for (auto *item : items) {
        const bool text = isText(item);
        if ((!text && !Walker::isControl(item)) || isElsewhere(item) || Walker::seenRect(item).isEmpty())
            continue;
        QRectF rect = text ? paintedRect(item) : Walker::wholeRect(item);
        if (text && !item->property("truncated").toBool()) {
            auto *cutter = cutterOf(item);
            if (cutter && !Walker::wholeRect(cutter).adjusted(-1.5, -3, 1.5, 3).contains(rect))
                faults.append(u"cut off: %1, painted %2x%3, in %4"_s.arg(Walker::describe(item)).arg(qRound(rect.width())).arg(qRound(rect.height())).arg(Walker::describe(cutter)));
        }
        if (!text && !isWithin(item, rect))
            faults.append(u"outside of the window: "_s + Walker::describe(item));
        for (auto *around = item->parentItem(); around; around = around->parentItem()) {
            if (around->clip())
                rect &= Walker::wholeRect(around);
        }
        placed.append({item, rect});
    }
    const auto isOfInspector = [](const QQuickItem *item) { // a narrow window has it over the page
        while (item && item->objectName() != "inspector"_L1)
            item = item->parentItem();
        return item != nullptr;
    };
    const auto partOf = [](const QQuickItem *one, const QQuickItem *other) { return one->isAncestorOf(other) || other->isAncestorOf(one); };
    for (qsizetype i = 0; i < placed.size(); ++i) {
        for (qsizetype j = i + 1; j < placed.size(); ++j) {
            const auto &[one, first] = placed.at(i);
            const auto &[other, second] = placed.at(j);
            const QRectF both = first & second;
            if (both.width() > 2 && both.height() > 4 && !partOf(one, other) && isOfInspector(one) == isOfInspector(other))
                faults.append(u"%1\n      stands on %2"_s.arg(Walker::describe(other), Walker::describe(one)));
        }
    }
    return faults;
}

/*! What does not fit yet, by the row of the test; mended ones turn it red until they leave the list. */
bool isKnown()
{
    static const QSet<QString> known = [] {
        QFile file(QStringLiteral(KNOWN_FAULTS));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no list of what is known");
        const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        return QSet<QString>(lines.cbegin(), lines.cend());
    }();
    return known.contains(u"%1(%2)"_s.arg(QString::fromLatin1(QTest::currentTestFunction()), QString::fromUtf8(QTest::currentDataTag())));
}

} // namespace

class TestFitting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingFits_data();
    void everythingFits();
    void walkerFindsWhatDoesNotFit();
    void hoverShowsTheWholeText();
    void windowIsMirrored_data() { Scene::rows({Kind::Page}); }
    void windowIsMirrored();
};

void TestFitting::initTestCase()
{
    const TestWindow window; // installs its translations once; what is installed later comes first
}

void TestFitting::everythingFits_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<int>("textSize");
    QTest::addColumn<bool>("longWords");
    QTest::addColumn<QSize>("size");
    for (const auto &plan : Scene::plans()) {
        QTest::addRow("%s, long words, 900", qPrintable(plan.name)) << plan.name << 100 << true << QSize(900, 600);
        QTest::addRow("%s, 200 %%, 1360", qPrintable(plan.name)) << plan.name << 200 << false << QSize(1360, 860);
        if (plan.kind == Kind::Page)
            QTest::addRow("%s, 200 %%, 900", qPrintable(plan.name)) << plan.name << 200 << false << QSize(900, 600);
    }
}

void TestFitting::everythingFits()
{
    QFETCH(const QString, scene);
    QFETCH(const int, textSize);
    QFETCH(const bool, longWords);
    QFETCH(const QSize, size);
    LongEnglish words;
    if (longWords)
        QVERIFY(QCoreApplication::installTranslator(&words));
    Scene stage(scene, u"light"_s, size, textSize);
    stage.open();
    if (isKnown())
        QEXPECT_FAIL("", "known, see notyetfitting.txt", Abort);
    const QStringList faults = faultsOf(stage.window().window());
    if (!faults.isEmpty())
        stage.window().window()->grabWindow().save(QStringLiteral(SCREENS "/fit-%1-%2-%3.png").arg(scene, longWords ? u"long"_s : u"200"_s).arg(size.width()));
    QVERIFY2(faults.isEmpty() && stage.problem().isEmpty(), qPrintable(stage.problem() + u"%1 faults\n  %2"_s.arg(faults.size()).arg(faults.join(u"\n  "_s))));
}

void TestFitting::walkerFindsWhatDoesNotFit()
{
    Scene stage(u"work"_s);
    auto *window = stage.window().window();
    QCOMPARE(faultsOf(window), QStringList());
    auto *button = stage.window().find(u"assignButton"_s);
    const double width = button->width();
    button->setWidth(40); // its words are wider
    QVERIFY(faultsOf(window).join(u'\n').contains("cut off"_L1));
    button->setWidth(width);
    button->setX(button->x() - 60); // onto its neighbour
    QVERIFY(faultsOf(window).join(u'\n').contains("stands on"_L1));
}

void TestFitting::hoverShowsTheWholeText()
{
    Scene stage(u"work"_s, u"light"_s, {900, 600});
    auto *window = stage.window().window();
    const auto items = Walker::shown(window->contentItem());
    const auto cut = std::ranges::find_if(items, [](QQuickItem *item) { return isText(item) && item->property("truncated").toBool(); });
    QVERIFY(cut != items.end());
    const QString whole = (*cut)->property("text").toString();
    QTest::mouseMove(window, {2, 2});
    QTest::mouseMove(window, Walker::wholeRect(*cut).center().toPoint());
    const auto shown = [&] {
        const auto *tip = stage.window().find(u"wholeText"_s);
        return tip && tip->isVisible() && tip->property("text") == whole;
    };
    QTRY_VERIFY_WITH_TIMEOUT(shown(), 20'000);
}

void TestFitting::windowIsMirrored()
{
    QFETCH(const QString, scene);
    const auto placesOf = [](Scene &stage) {
        QMap<QString, QRectF> places;
        const auto items = Walker::shown(stage.window().window()->contentItem());
        for (auto *item : items) {
            if (!isElsewhere(item) && !isForEverybody(item) && (Walker::isControl(item) || isText(item)) && !Walker::seenRect(item).isEmpty()) {
                const QRectF rect = isText(item) ? paintedRect(item) : Walker::wholeRect(item);
                const QString name = u"%1 %2 %3"_s.arg(QString::fromLatin1(item->metaObject()->className()).section(u"_QML"_s, 0, 0), isText(item) ? item->property("text").toString() : Walker::nameOf(item)).arg(qRound(rect.y()));
                places.insert(places.contains(name) ? name + u'2' : name, rect);
            }
        }
        return places;
    };
    QMap<QString, QRectF> there, here;
    {
        Scene stage(scene);
        there = placesOf(stage);
    }
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    {
        Scene stage(scene);
        here = placesOf(stage);
        stage.window().window()->grabWindow().save(QStringLiteral(SCREENS "/rtl-%1.png").arg(scene));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QStringList faults;
    for (auto place = there.cbegin(); place != there.cend(); ++place) {
        const auto found = here.constFind(place.key());
        if (found == here.cend())
            continue; // ages and times go on
        const double mirrored = 1360 - place->right();
        if (qAbs(found->x() - mirrored) > 6)
            faults.append(u"%1 was at %2, is at %3 instead of %4"_s.arg(place.key()).arg(place->x()).arg(found->x()).arg(mirrored));
    }
    QVERIFY(here.size() > 10);
    if (isKnown())
        QEXPECT_FAIL("", "known, see notyetfitting.txt", Abort);
    QVERIFY2(faults.isEmpty(), qPrintable(u"%1 of %2\n  %3"_s.arg(faults.size()).arg(there.size()).arg(faults.join(u"\n  "_s))));
}

QTEST_MAIN(TestFitting)
#include "tst_fitting.moc"
