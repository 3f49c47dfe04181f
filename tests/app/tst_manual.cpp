// SPDX-License-Identifier: Apache-2.0
// The manual: its pages, links, pictures and words against what the program is, and the reader of it. STATION_WRITE_DOCS=1 writes what is made from tables.
#include "app/checktext.h"
#include "app/desktop/manual/manualbook.h"
#include "app/desktop/manual/manualpaper.h"
#include "app/desktop/manual/manualtargets.h"
#include "app/desktop/manual/manualview.h"
#include "app/desktop/settings/settingwords.h"
#include "app/desktop/window/shortcuttable.h"

#include <QAbstractItemModelTester>
#include <QDirListing>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using app::ManualBook;
using app::ManualPage;
using app::ManualTargets;

namespace {

const QRegularExpression kLink(u"(!?)\\[([^\\]]*)\\]\\(([^)]*)\\)"_s);
constexpr qint64 kMostBytes = 2 * 1024 * 1024; // of all pictures

QString fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
QString folder() { return QStringLiteral(SOURCES "/docs/manual/"); }

/*! Checks, or writes, what stands behind the comment of a page that is made in part. */
void checkMade(const QString &page, const QString &made)
{
    const QString text = fileText(folder() + page);
    const auto mark = text.indexOf("-->\n"_L1);
    QVERIFY2(mark > 0 && text.count("<!--"_L1) == 1, qPrintable(page));
    const QString whole = text.first(mark + 4) + made;
    if (qEnvironmentVariableIsSet("STATION_WRITE_DOCS")) {
        QFile file(folder() + page);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(whole.toUtf8());
        return;
    }
    QVERIFY2(text == whole, qPrintable(page + u" is not made from the table; run this test with STATION_WRITE_DOCS=1"_s));
}

/*! The texts of the window, in English. */
QSet<QString> windowTexts()
{
    QSet<QString> texts;
    QFile file(QStringLiteral(SOURCES "/translations/station_de.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "source"_L1)
            texts.insert(xml.readElementText());
    }
    return texts;
}

QString withoutCode(QString text)
{
    static const QRegularExpression code(u"```.*?```|`[^`]*`"_s, QRegularExpression::DotMatchesEverythingOption);
    return text.remove(code);
}

} // namespace

class ManualTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsNamedByTheFirstOne();
    void anchorsAreThoseOfGitHub();
    void linksLeadSomewhere();
    void picturesAreApprovedOnesAndShown();
    void targetsExist();
    void everyPartOfTheWindowHasATarget();
    void namedWordsAreThoseOfTheWindow();
    void keysAreThoseOfTheTable();
    void causesAreThoseOfTheDoctor();

    void everyPageIsWritten();
    void darkWindowHasDarkPictures();
    void readerGoesAndComesBack();
    void emptyReaderFindsNothing();
    void addressesOfTheWebAreToldOnly();
};

void ManualTest::everyPageIsNamedByTheFirstOne()
{
    QSet<QString> there, known;
    for (const auto &entry : QDirListing(folder(), {u"*.md"_s}))
        there.insert(entry.fileName());
    for (const ManualPage &page : ManualBook::pages()) {
        known.insert(page.file);
        QCOMPARE(page.text, ManualBook::parse(page.file, fileText(folder() + page.file)).text);
        QVERIFY2(page.headings.size() > 1 && page.headings.first().level == 1, qPrintable(page.file));
    }
    QCOMPARE(there, known);
    QVERIFY(known.size() > 10);
    QCOMPARE(ManualBook::pages().first().file, ManualBook::first());
    QVERIFY(ManualBook::pages().first().text.contains("in English"_L1));
}

void ManualTest::anchorsAreThoseOfGitHub()
{
    QCOMPARE(ManualBook::anchorOf(u"Stop, do again, give away, answer"_s), u"stop-do-again-give-away-answer"_s);
    QCOMPARE(ManualBook::anchorOf(u"The server’s own: 100 %"_s), u"the-servers-own-100-"_s);
    const auto page = ManualBook::parse(u"x.md"_s, u"<!-- # not -->\n# One\n```\n# code\n```\n## Two `x` *y* [z](w.md)\n## One\n#none\n"_s);
    QCOMPARE(page.headings.size(), 3);
    QCOMPARE(page.headings.at(1).words, u"Two x y z"_s);
    QCOMPARE(page.headings.at(2).anchor, u"one-1"_s);
    QVERIFY(!page.text.contains("not -->"_L1));
    QVERIFY(!ManualBook::heading(u"work.md#nowhere"_s));
    QVERIFY(!ManualBook::heading(u"nowhere.md"_s));
}

void ManualTest::linksLeadSomewhere()
{
    int links = 0;
    for (const ManualPage &page : ManualBook::pages()) {
        for (auto found = kLink.globalMatch(withoutCode(page.text)); found.hasNext();) {
            const auto link = found.next();
            if (!link.captured(1).isEmpty())
                continue;
            ++links;
            const QString target = link.captured(3), whole = target.startsWith(u'#') ? page.file + target : target;
            QVERIFY2(target.startsWith("https://"_L1) || ManualBook::heading(whole), qPrintable(page.file + u": "_s + target));
        }
    }
    QVERIFY(links > 40);
}

/*! A picture of the manual is one that tst_pictures compares with the window: so none of them ages. */
void ManualTest::picturesAreApprovedOnesAndShown()
{
    QSet<QString> shown;
    qint64 bytes = 0;
    const QString scenes = fileText(QStringLiteral(SOURCES "/tests/qml/scenes.cpp"));
    for (const ManualPage &page : ManualBook::pages()) {
        for (auto found = kLink.globalMatch(page.text); found.hasNext();) {
            const auto link = found.next();
            if (link.captured(1).isEmpty())
                continue;
            const QFileInfo file(folder() + link.captured(3));
            QVERIFY2(link.captured(3).startsWith("../../tests/pictures/"_L1) && link.captured(3).endsWith("-light.png"_L1) && file.exists(), qPrintable(page.file + u": "_s + link.captured(3)));
            QVERIFY2(scenes.contains(u"u\"%1\"_s"_s.arg(file.fileName().chopped(10))), qPrintable(file.fileName()));
            QVERIFY2(link.captured(2).size() > 10, "a picture says in words what it shows");
            shown.insert(file.fileName());
        }
    }
    QSet<QString> compiled;
    for (const auto &entry : QDirListing(u":/station/tests/pictures"_s)) {
        bytes += entry.fileInfo().size();
        QVERIFY2(!QImage(entry.filePath()).isNull(), qPrintable(entry.fileName()));
        compiled.insert(QString(entry.fileName()).replace("-dark.png"_L1, "-light.png"_L1));
    }
    QCOMPARE(compiled, shown);
    QVERIFY(shown.size() >= 10);
    QVERIFY2(bytes < kMostBytes, qPrintable(QString::number(bytes)));
}

void ManualTest::targetsExist()
{
    QSet<QString> places;
    for (const auto &row : ManualTargets::rows()) {
        QVERIFY2(ManualBook::heading(row.target), row.target.data());
        QVERIFY2(!places.contains(row.place), row.place.data());
        places.insert(row.place);
    }
}

void ManualTest::everyPartOfTheWindowHasATarget()
{
    static const QSet<QString> none{u"Sheet"_s, u"HelpSheet"_s, u"CompletionPopup"_s}; // what others are made of, the manual itself, and what has no keyboard of its own
    static const QRegularExpression wanted(u"(Page|Sheet|Popup)$"_s);
    QSet<QString> types;
    for (const auto &entry : QDirListing(QStringLiteral(SOURCES "/qml"), {u"*.qml"_s}, QDirListing::IteratorFlag::Recursive)) {
        const QString type = entry.completeBaseName();
        types.insert(type);
        if (wanted.match(type).hasMatch() && !none.contains(type))
            QVERIFY2(!ManualTargets::find(type).isEmpty(), qPrintable(type));
    }
    QVERIFY(types.size() > 100);
    for (const auto &row : app::ShortcutTable::rows()) {
        if (row.id.startsWith("page:"_L1))
            QVERIFY2(!ManualTargets::find(row.id).isEmpty(), row.id.data());
    }
    for (const QString &group : app::SettingWords::groups())
        QVERIFY2(!ManualTargets::find(u"settings:"_s + group).isEmpty(), qPrintable(group));
    for (const auto &row : ManualTargets::rows())
        QVERIFY2(row.place.contains(u':') || types.contains(row.place), row.place.data());
    QCOMPARE(ManualTargets::of(nullptr, u"first-run"_s, {}), u"getting-started.md"_s);
    QCOMPARE(ManualTargets::of(nullptr, u"settings"_s, u"models"_s), u"settings.md#models"_s);
    QCOMPARE(ManualTargets::of(nullptr, u"work"_s, u"models"_s), u"work.md"_s);
}

/*! *Words like these* are on a button, a tab, a row: as the window has them. So are those in “quotes” of the tables of what can go wrong. */
void ManualTest::namedWordsAreThoseOfTheWindow()
{
    static const QRegularExpression named(u"(?<![*\\w])\\*([^*\\n]+)\\*(?![*\\w])"_s), quoted(u"(?m)^\\| [^|]*?\"([^\"]+)\""_s);
    const QSet<QString> texts = windowTexts();
    QVERIFY(texts.size() > 500);
    const QString all = QStringList(texts.cbegin(), texts.cend()).join(u'\n');
    QStringList wrong;
    int count = 0;
    const QSet<QString> own{u"filters.md"_s}; // quotes there are of the grammar
    for (const ManualPage &page : ManualBook::pages()) {
        const QString text = withoutCode(page.text);
        for (auto found = named.globalMatch(text); found.hasNext();) {
            const QString words = found.next().captured(1);
            for (const QString &part : words.split(u" › "_s)) {
                ++count;
                if (!texts.contains(part))
                    wrong.append(page.file + u": *"_s + part + u'*');
            }
        }
        if (own.contains(page.file))
            continue;
        for (auto found = quoted.globalMatch(text); found.hasNext();) {
            const auto parts = found.next().captured(1).split(u'…', Qt::SkipEmptyParts);
            for (const QString &part : parts) {
                ++count;
                if (!all.contains(part.trimmed()))
                    wrong.append(page.file + u": \""_s + part + u'"');
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(count > 100);
}

void ManualTest::keysAreThoseOfTheTable()
{
    QStringList places;
    QHash<QString, QString> tables;
    for (const auto &row : app::ShortcutTable::rows()) {
        if (row.keys.isEmpty())
            continue;
        if (!places.contains(row.place))
            places.append(row.place);
        QStringList keys;
        for (const QString &one : QString(row.keys).split(u"; "_s))
            keys.append(u'`' + one + u'`');
        tables[row.place] += u"| %1 | %2 |\n"_s.arg(keys.join(u", "_s), QString::fromUtf8(row.words));
    }
    QString made;
    for (const QString &place : std::as_const(places))
        made += u"\n## %1\n| key | does |\n|---|---|\n%2"_s.arg(app::ShortcutTable::placeWords(place), tables.value(place));
    QString without;
    for (const auto &row : app::ShortcutTable::rows()) {
        if (row.keys.isEmpty())
            without += u"- %1\n"_s.arg(QString::fromUtf8(row.words));
    }
    checkMade(u"keys.md"_s, made + u"\n## Without a key at first\n"_s + without);
}

void ManualTest::causesAreThoseOfTheDoctor()
{
    QString made = u"\n## What it says, and what to do\n"_s;
    for (const QString &cause : app::CheckText::causes()) {
        const lattice::CheckStep step{.id = {}, .state = lattice::CheckStep::State::Failed, .detail = {}, .cause = cause, .words = {}};
        const QString problem = app::CheckText::problem(step);
        made += u"\n### %1\n%2\n"_s.arg(problem.endsWith(u'.') ? problem.chopped(1) : problem, app::CheckText::fix(step));
    }
    checkMade(u"connection.md"_s, made);
}

void ManualTest::everyPageIsWritten()
{
    const app::ManualStyle style{.textSize = 14, .mono = u"monospace"_s, .text = Qt::black, .muted = Qt::gray, .link = Qt::blue, .ground = Qt::lightGray, .line = Qt::gray, .width = 500, .ratio = 2};
    for (const ManualPage &page : ManualBook::pages()) {
        QTextDocument document;
        const auto content = app::ManualPaper::write(document, page, style);
        QCOMPARE(content.headings.size(), page.headings.size());
        for (qsizetype i = 0; i < page.headings.size(); ++i)
            QCOMPARE(document.findBlock(content.headings.at(i)).text(), page.headings.at(i).words);
        qsizetype links = 0, pictures = 0;
        for (auto found = kLink.globalMatch(withoutCode(page.text)); found.hasNext();)
            found.next().captured(1).isEmpty() ? ++links : ++pictures;
        QCOMPARE(content.links.size(), links);
        for (const auto &link : content.links)
            QVERIFY2(!link.words.isEmpty() && link.until > link.from, qPrintable(page.file));
        qsizetype drawn = 0;
        for (auto block = document.begin(); block.isValid(); block = block.next()) {
            for (auto at = block.begin(); !at.atEnd(); ++at) {
                if (!at.fragment().charFormat().isImageFormat())
                    continue;
                const auto format = at.fragment().charFormat().toImageFormat();
                const auto picture = document.resource(QTextDocument::ImageResource, QUrl(format.name())).value<QImage>();
                QCOMPARE(picture.width(), 1000); // of the screen
                QCOMPARE(qRound(format.width()), 500);
                QVERIFY(block.next().text().size() > 10); // its words
                ++drawn;
            }
        }
        QCOMPARE(drawn, pictures);
        QVERIFY2(!document.toPlainText().contains("<!--"_L1) && !document.toPlainText().contains("]("_L1), qPrintable(page.file));
    }
}

void ManualTest::darkWindowHasDarkPictures()
{
    const QString name = u"../../tests/pictures/lattice-light.png"_s;
    QVERIFY(app::ManualPaper::pictureOf(name, false).endsWith("lattice-light.png"_L1));
    QVERIFY(app::ManualPaper::pictureOf(name, true).endsWith("lattice-dark.png"_L1));
    QVERIFY(app::ManualPaper::pictureOf(u"../../tests/pictures/none-light.png"_s, true).isEmpty());
}

void ManualTest::readerGoesAndComesBack()
{
    app::ManualView view;
    const QAbstractItemModelTester tester(view.links());
    QSignalSpy placed(&view, &app::ManualView::placed);
    view.open(u"nowhere.md"_s);
    QCOMPARE(view.page(), QString());
    view.open(u"work.md#assign-work"_s);
    QCOMPARE(view.page(), u"work.md"_s);
    QCOMPARE(view.title(), u"Work"_s);
    QVERIFY(!view.canGoBack());
    view.open(u"#find-work"_s); // of the open page
    view.open(u"work.md#nowhere"_s);
    QCOMPARE(view.page(), u"work.md"_s);
    view.open(u"runs.md"_s);
    QVERIFY(view.canGoBack());
    QCOMPARE(placed.size(), 3);
    view.back();
    QCOMPARE(view.page(), u"work.md"_s);
    view.back();
    view.back();
    QVERIFY(!view.canGoBack());
    QCOMPARE(view.page(), u"work.md"_s);
    QVERIFY(app::ManualView::isEnglish());
    QCOMPARE(app::ManualView::titleOf(u"nowhere.md"_s), QString());
}

void ManualTest::emptyReaderFindsNothing()
{
    app::ManualView view;
    view.open(u"work.md"_s);
    QCOMPARE(view.find(u"work"_s, 0, true), -1); // no document yet
    QCOMPARE(view.count(u"work"_s), 0);
}

void ManualTest::addressesOfTheWebAreToldOnly()
{
    app::ManualView view;
    QSignalSpy told(&view, &app::ManualView::outerLinkWanted);
    view.open(u"work.md"_s);
    view.open(u"https://nats.io"_s);
    view.open(u"file:///etc/passwd"_s);
    QCOMPARE(told.size(), 1);
    QCOMPARE(view.page(), u"work.md"_s);
}

QTEST_MAIN(ManualTest)
#include "tst_manual.moc"
