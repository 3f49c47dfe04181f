// SPDX-License-Identifier: Apache-2.0
// What `cmake --install` puts where, and whether the programs work from there.
#include "tests/integration/programs.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

class InstalledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsThere_data();
    void everythingIsThere();
    void nothingElseIsThere();
    void installedProgramRuns();
    void sandboxIsFound();
    void filesForDesktopsAreValid();
    void typeOfPromptFilesIsText();
    void manualOfTheWindowHasItsOptions();
    void unitsNameTheProgram();

private:
    QString at(const QString &path) const { return m_root.filePath(u"usr/"_s + path); }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /*! Runs a checker of others where it is installed. \return empty, or what it complains about */
    static QString complaints(const QString &program, const QStringList &arguments)
    {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return {};
        QProcess checker;
        checker.setProcessChannelMode(QProcess::MergedChannels);
        checker.start(program, arguments);
        checker.waitForFinished(30'000);
        return checker.exitCode() == 0 ? QString() : program + u": "_s + QString::fromUtf8(checker.readAllStandardOutput());
    }

    QTemporaryDir m_root;
};

void InstalledTest::initTestCase()
{
    QProcess cmake;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DESTDIR"_s, m_root.path());
    cmake.setProcessEnvironment(environment);
    cmake.setProcessChannelMode(QProcess::MergedChannels);
    cmake.start(u"cmake"_s, {u"--install"_s, QStringLiteral(BUILD), u"--prefix"_s, u"/usr"_s});
    QVERIFY(cmake.waitForFinished(120'000));
    QVERIFY2(cmake.exitCode() == 0, cmake.readAllStandardOutput().constData());
}

void InstalledTest::everythingIsThere_data()
{
    QTest::addColumn<QString>("path");
    QStringList paths{u"bin/station-headless"_s, u"bin/stn"_s, u"libexec/station/station-sandbox"_s, u"lib/systemd/system/station-headless.service"_s, u"lib/systemd/user/station-headless.service"_s,
                      u"lib/sysusers.d/station-headless.conf"_s, u"share/man/man1/station-headless.1.gz"_s, u"share/man/man1/stn.1.gz"_s, u"share/bash-completion/completions/stn"_s,
                      u"share/bash-completion/completions/station-headless"_s, u"share/zsh/vendor-completions/_stn"_s, u"share/fish/vendor_completions.d/stn.fish"_s, u"share/fish/vendor_completions.d/station-headless.fish"_s,
                      u"share/doc/station-headless/copyright"_s, u"share/doc/station-headless/changelog.gz"_s};
#ifdef STATION_DESKTOP
    const QString id = QStringLiteral(STATION_APP_ID);
    paths << u"bin/station"_s << u"share/applications/"_s + id + u".desktop"_s << u"share/metainfo/"_s + id + u".metainfo.xml"_s << u"share/mime/packages/"_s + id + u".xml"_s
          << u"share/man/man1/station.1.gz"_s << u"share/icons/hicolor/scalable/apps/"_s + id + u".svg"_s;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256})
        paths << u"share/icons/hicolor/%1x%1/apps/%2.png"_s.arg(size).arg(id);
#endif
    for (const QString &path : paths)
        QTest::newRow(qPrintable(path)) << path;
}

void InstalledTest::everythingIsThere()
{
    QFETCH(QString, path);
    QVERIFY(QFileInfo(at(path)).size() > 0); // a link that leads nowhere has no size
    if (path.endsWith(u".png"_s)) { // PNG: width and height follow the 16th byte
        const QByteArray head = read(at(path)).mid(16, 8);
        const QString size = path.section(u'/', 3, 3).section(u'x', 0, 0);
        QCOMPARE(quint8(head[2]) * 256 + quint8(head[3]), size.toInt());
        QCOMPARE(head.first(4), head.last(4));
    }
}

void InstalledTest::nothingElseIsThere()
{
    static const QStringList folders{u"bin"_s, u"lib"_s, u"libexec"_s, u"share"_s};
    QCOMPARE(QDir(m_root.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList(u"usr"_s));
    QCOMPARE(QDir(at(QString())).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), folders);
    QDirIterator files(m_root.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = QDir(m_root.path()).relativeFilePath(files.next());
        QVERIFY2(!path.endsWith(u".a"_s) && !path.contains(u"/include/"_s) && !path.contains(u"tst_"_s), qPrintable(path));
    }
}

void InstalledTest::installedProgramRuns()
{
    Programs programs;
    QProcess *version = programs.startProgram(at(u"bin/stn"_s), {u"--version"_s});
    QVERIFY(Programs::ended(version));
    QCOMPARE(QString::fromUtf8(version->readAllStandardOutput()).trimmed(), u"Station CLI v"_s + QStringLiteral(VERSION));
    QProcess *serve = programs.startProgram(at(u"bin/station-headless"_s), {u"--home"_s, programs.path(u"home"_s), u"serve"_s, u"--mcp-port"_s, u"0"_s});
    QCOMPARE(Programs::ready(serve)[u"mode"_s].toString(), u"standalone"_s);
    QProcess *status = programs.startProgram(at(u"bin/stn"_s), {u"--home"_s, programs.path(u"home"_s), u"--json"_s, u"status"_s});
    QVERIFY(Programs::ended(status));
    QCOMPARE(QJsonDocument::fromJson(status->readAllStandardOutput())[u"pid"_s].toInteger(), serve->processId());
    Programs::signal(serve, SIGTERM);
    QVERIFY(Programs::ended(serve));
}

void InstalledTest::sandboxIsFound()
{
    QVERIFY(!QFileInfo::exists(at(u"bin/station-sandbox"_s))); // it is no command
    Programs programs;
    QProcess *doctor = programs.startProgram(at(u"bin/stn"_s), {u"--home"_s, programs.path(u"home"_s), u"--json"_s, u"doctor"_s});
    QVERIFY(Programs::ended(doctor));
    const QByteArray said = doctor->readAllStandardOutput();
    QVERIFY2(!said.contains("station-sandbox is missing"), said.constData());
}

void InstalledTest::filesForDesktopsAreValid()
{
#ifndef STATION_DESKTOP
    QSKIP("built without the window");
#endif
    const QString id = QStringLiteral(STATION_APP_ID), metainfo = at(u"share/metainfo/"_s + id + u".metainfo.xml"_s), mime = at(u"share/mime/packages/"_s + id + u".xml"_s);
    for (const QString &path : {metainfo, mime}) {
        QXmlStreamReader xml(read(path));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(path + xml.errorString()));
    }
    QVERIFY(read(metainfo).contains("<release version=\"" VERSION "\""));
    const QString desktop = at(u"share/applications/"_s + id + u".desktop"_s);
    QVERIFY(read(desktop).contains("\nExec=station %U\n"));
    QCOMPARE(complaints(u"desktop-file-validate"_s, {desktop}), QString());
    // Without STATION_HOMEPAGE there is none to name.
    QCOMPARE(complaints(u"appstreamcli"_s, {u"validate"_s, u"--no-net"_s, u"--override=url-homepage-missing=info"_s, metainfo}), QString());
}

void InstalledTest::typeOfPromptFilesIsText()
{
#ifndef STATION_DESKTOP
    QSKIP("built without the window");
#endif
    if (QStandardPaths::findExecutable(u"update-mime-database"_s).isEmpty())
        QSKIP("update-mime-database is not installed here");
    QCOMPARE(complaints(u"update-mime-database"_s, {u"-V"_s, at(u"share/mime"_s)}), QString());
    QVERIFY(read(at(u"share/mime/globs2"_s)).contains("50:text/x-dotprompt:*.prompt\n"));
    QVERIFY(read(at(u"share/mime/subclasses"_s)).contains("text/x-dotprompt text/plain\n")); // what previews text previews it
}

void InstalledTest::manualOfTheWindowHasItsOptions()
{
#ifndef STATION_DESKTOP
    QSKIP("built without the window");
#endif
    Programs programs;
    programs.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    QProcess *station = programs.startProgram(QStringLiteral(STATION_BIN "/station"), {u"--help"_s});
    QVERIFY(Programs::ended(station));
    const QString help = QString::fromUtf8(station->readAllStandardOutput());
    QProcess gzip;
    gzip.start(u"gzip"_s, {u"-dc"_s, at(u"share/man/man1/station.1.gz"_s)});
    QVERIFY(gzip.waitForFinished());
    const QString manual = QString::fromUtf8(gzip.readAllStandardOutput());
    static const QRegularExpression option(u"--([a-z-]+)"_s);
    int count = 0;
    for (auto it = option.globalMatch(help); it.hasNext(); ++count) {
        const QString name = it.next().captured(1);
        QVERIFY2(manual.contains(u"\\-\\-"_s + QString(name).replace(u'-', u"\\-"_s)), qPrintable(name));
    }
    QVERIFY(count >= 5);
}

void InstalledTest::unitsNameTheProgram()
{
    for (const auto *path : {"lib/systemd/system/station-headless.service", "lib/systemd/user/station-headless.service"}) {
        const QByteArray unit = read(at(QString::fromLatin1(path)));
        QVERIFY(unit.contains("\nExecStart=/usr/") && unit.contains("/bin/station-headless ") && unit.contains("\nType=notify\n"));
        QVERIFY(!unit.contains("@CMAKE"));
    }
}

QTEST_GUILESS_MAIN(InstalledTest)
#include "tst_installed.moc"
