// SPDX-License-Identifier: Apache-2.0
// The table of shortcuts: what its keys are, how they are changed, what is said when two meet, what is kept.
#include "app/desktop/controlcenter.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::ShortcutTable;

class ShortcutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreWellFormedAndMeetNowhere();
    void keyMeansWhatItsPlaceSays();
    void signCountsHoweverItIsTyped();
    void changedKeyCountsAtOnceAndIsKept();
    void keyIsTurnedOffAndComesBack();
    void lettersAreTurnedOffTogether();
    void sameKeysAreNamedOnBothSides();
    void wrongKeysInTheFileAreAsNone();
    void changeIsUndone();
    void settingsFindThem();
    void noKeyIsWrittenInQml();
};

void ShortcutsTest::keysAreWellFormedAndMeetNowhere()
{
    app::WindowSettings settings;
    QSet<QString> ids;
    for (const auto &row : ShortcutTable::rows()) {
        QVERIFY2(!ids.contains(row.id), row.id.data());
        ids.insert(row.id);
        QVERIFY2(row.keys.isEmpty() || ShortcutTable::isValid(row.keys), row.id.data());
    }
    QCOMPARE(ShortcutTable::conflicts(settings), (QHash<QString, QString>()));
}

void ShortcutsTest::keyMeansWhatItsPlaceSays()
{
    app::ControlCenter center;
    auto &keys = *center.window()->shortcuts();
    const QAbstractItemModelTester tester(&keys);
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_R, 0), u"needs.reject"_s);
    QCOMPARE(keys.find(u"work"_s, Qt::Key_R, 0), u"work.retry"_s);
    QCOMPARE(keys.find(u"work"_s, Qt::Key_J, Qt::KeypadModifier), u"next"_s);
    QCOMPARE(keys.find(u"work"_s, Qt::Key_R, Qt::ControlModifier), QString());
    QCOMPARE(keys.find(u"runs"_s, Qt::Key_N, Qt::ShiftModifier), u"runs.problemBack"_s);
    QCOMPARE(keys.find(u"work"_s, Qt::Key_K, Qt::ControlModifier), u"search"_s);
}

void ShortcutsTest::signCountsHoweverItIsTyped()
{
    app::ControlCenter center;
    auto &keys = *center.window()->shortcuts();
    QCOMPARE(keys.find(u"work"_s, Qt::Key_Slash, 0), u"filter"_s);
    QCOMPARE(keys.find(u"work"_s, Qt::Key_Slash, Qt::ShiftModifier), u"filter"_s); // as on a German keyboard
    QCOMPARE(keys.find(u"time"_s, Qt::Key_BraceLeft, Qt::ShiftModifier), u"time.failureBack"_s);
    QCOMPARE(keys.find(u"time"_s, Qt::Key_BracketLeft, Qt::ShiftModifier), u"time.failureBack"_s);
    QCOMPARE(keys.find(u"time"_s, Qt::Key_BracketLeft, Qt::GroupSwitchModifier), u"time.back"_s);
    QCOMPARE(app::Shortcuts::keysOf(Qt::Key_Question, Qt::ShiftModifier), u"?"_s);
    QCOMPARE(app::Shortcuts::keysOf(Qt::Key_Control, Qt::ControlModifier), QString());
    QCOMPARE(app::Shortcuts::keysOf(Qt::Key_J, Qt::ShiftModifier), u"Shift+J"_s);
}

void ShortcutsTest::changedKeyCountsAtOnceAndIsKept()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u"window.ini"_s);
    {
        app::ControlCenter center;
        center.settings()->window()->open(path);
        QSignalSpy changed(center.window()->shortcuts(), &app::Shortcuts::changed);
        center.settings()->list()->set(u"keys.page:settings"_s, u"Ctrl+;"_s); // signs that a file could mistake
        center.settings()->list()->set(u"keys.search"_s, u"Ctrl+,"_s);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(center.window()->shortcuts()->text(u"search"_s), u"Ctrl+,"_s);
    }
    app::ControlCenter next;
    next.settings()->window()->open(path);
    auto &keys = *next.window()->shortcuts();
    QCOMPARE(keys.find(u"work"_s, Qt::Key_Comma, Qt::ControlModifier), u"search"_s);
    QCOMPARE(keys.find(u"work"_s, Qt::Key_K, Qt::ControlModifier), QString());
    QCOMPARE(keys.find(u"work"_s, Qt::Key_Semicolon, Qt::ControlModifier), u"page:settings"_s);
}

void ShortcutsTest::keyIsTurnedOffAndComesBack()
{
    app::ControlCenter center;
    auto &keys = *center.window()->shortcuts();
    auto &list = *center.settings()->list();
    list.set(u"keys.needs.approve"_s, ShortcutTable::off());
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_A, 0), QString());
    QVERIFY(!keys.texts().contains(u"needs.approve"_s));
    QCOMPARE(keys.sequences()[u"needs.approve"_s].toStringList(), QStringList());
    list.reset(u"keys.needs.approve"_s);
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_A, 0), u"needs.approve"_s);
}

void ShortcutsTest::lettersAreTurnedOffTogether()
{
    app::ControlCenter center;
    center.settings()->window()->set(u"window.letter_keys"_s, u"false"_s);
    auto &keys = *center.window()->shortcuts();
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_A, 0), QString());
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_Slash, 0), QString());
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_Delete, 0), u"needs.stop"_s);
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_F5, 0), u"refresh"_s);
    QCOMPARE(keys.find(u"needs"_s, Qt::Key_K, Qt::ControlModifier), u"search"_s);
}

void ShortcutsTest::sameKeysAreNamedOnBothSides()
{
    app::ControlCenter center;
    auto &list = *center.settings()->list();
    list.setGroup(u"shortcuts"_s);
    const auto problem = [&list](const QString &key) { return list.index(list.rowOf(key)).data(app::SettingsModel::ProblemRole).toString(); };
    list.set(u"keys.needs.snooze"_s, u"A"_s);
    QVERIFY(problem(u"keys.needs.snooze"_s).contains(u"Approve"_s));
    QVERIFY(problem(u"keys.needs.approve"_s).contains(u"Put off"_s));
    list.set(u"keys.needs.snooze"_s, u"N"_s); // of another page: both can be
    QCOMPARE(problem(u"keys.needs.snooze"_s), QString());
    QCOMPARE(problem(u"keys.needs.approve"_s), QString());
    list.set(u"keys.needs.snooze"_s, u"J"_s); // of all lists
    QVERIFY(problem(u"keys.next"_s).contains(u"Put off"_s));
}

void ShortcutsTest::wrongKeysInTheFileAreAsNone()
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"window.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[keys]\nsearch=Ctrl+Nonsense\nnext=\"Ctrl+X, Ctrl+Y\"\nback=Esc\nno.such=J\nrail=F7\n");
    file.close();
    app::ControlCenter center;
    center.settings()->window()->open(file.fileName());
    auto &keys = *center.window()->shortcuts();
    QCOMPARE(keys.text(u"search"_s), u"Ctrl+K"_s);
    QCOMPARE(keys.text(u"next"_s), u"J"_s);
    QCOMPARE(keys.text(u"rail"_s), u"F7"_s);
    QVERIFY(!center.settings()->window()->set(u"keys.search"_s, u"Ctrl+Nonsense"_s));
}

void ShortcutsTest::changeIsUndone()
{
    app::ControlCenter center;
    auto &list = *center.settings()->list();
    list.set(u"keys.next"_s, u"M"_s);
    QVERIFY(list.undoText().contains(u"Next row"_s));
    list.undo();
    QCOMPARE(center.window()->shortcuts()->text(u"next"_s), u"J"_s);
}

void ShortcutsTest::settingsFindThem()
{
    app::ControlCenter center;
    auto &list = *center.settings()->list();
    list.setSearch(u"Ctrl+K"_s);
    QCOMPARE(list.count(), 1);
    QCOMPARE(list.index(0).data().toString(), u"Search and do"_s);
    list.setSearch(u"page needs"_s);
    QVERIFY(list.count() >= 6);
}

/*! Letters, function keys and Control with a key: only the table has them. What controls do everywhere may stand. */
void ShortcutsTest::noKeyIsWrittenInQml()
{
    static const QRegularExpression written(u"Qt\\.Key_([A-Z]|F[1-9]|Slash|Bracket\\w+|Brace\\w+|Question)\\b|StandardKey\\.(Open|Back|Forward|Undo|Find|Save|New|Close)|sequences?: *\\[?\"|\"(Ctrl|Alt)\\+[^\" ]*\""_s);
    QDir qml(QStringLiteral(SOURCES "/qml"));
    int files = 0;
    for (const auto &entry : QDirListing(qml.path(), {u"*.qml"_s}, QDirListing::IteratorFlag::Recursive)) {
        QFile file(entry.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++files;
        const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const auto &line : lines) {
            const auto found = written.match(line);
            QVERIFY2(!found.hasMatch() || line.contains(u"\"Ctrl+C\""_s), qPrintable(entry.fileName() + u": "_s + line));
        }
    }
    QVERIFY(files > 100);
}

QTEST_MAIN(ShortcutsTest)
#include "tst_shortcuts.moc"
