// SPDX-License-Identifier: Apache-2.0
#include "app/headless/completion.h"
#include "app/headless/manual.h"
#include "app/headless/processverbs.h"
#include "tests/packaging/terminal.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Verb;

class CompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFollowsIsOffered_data();
    void whatFollowsIsOffered();
    void everyVerbIsReachedWordByWord();
    void everyOptionIsOffered();
    void bashCompletesByTab();
    void bashCompletesAValueAfterTheEqualsSign();
    void zshCompletesByTab();
    void fishCompletes();
    void manualHasEveryVerbAndOption();

private:
    QStringList texts(const QStringList &words) const
    {
        QStringList found;
        for (const app::Candidate &candidate : app::completions(m_table, words))
            found << candidate.text;
        return found;
    }
    static core::VerbTable table()
    {
        core::VerbTable table;
        table.add(app::processVerbs());
        table.addEngineVerbs();
        return table;
    }
    static QByteArrayList environment() { return {"PATH=" STATION_BIN ":" + qgetenv("PATH"), "PS1=ready> ", "TERM=dumb", "INPUTRC=/dev/null", "HISTFILE="}; }
    const core::VerbTable m_table = table();
};

void CompletionTest::whatFollowsIsOffered_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QStringList>("notOffered");
    const auto row = [](const char *name, const QString &line, const QStringList &offered, const QStringList &notOffered = {}) { QTest::newRow(name) << line.split(u' ') << offered << notOffered; };
    row("nothing yet", u""_s, {u"serve"_s, u"lattice"_s, u"completion"_s}, {u"--home"_s, u"work"_s});
    row("a beginning", u"comp"_s, {u"completion"_s}, {u"serve"_s});
    row("next level", u"lattice "_s, {u"status"_s, u"agent"_s, u"work"_s}, {u"serve"_s});
    row("third level", u"lattice work a"_s, {u"assign"_s, u"await"_s, u"answer"_s}, {u"list"_s});
    row("a choice", u"completion "_s, {u"bash"_s, u"zsh"_s, u"fish"_s});
    row("a choice begun", u"completion z"_s, {u"zsh"_s}, {u"bash"_s});
    row("options", u"serve --o"_s, {u"--orchestration"_s}, {u"--home"_s});
    row("options of all", u"serve --"_s, {u"--home"_s, u"--json"_s, u"--help"_s, u"--samples"_s}, {u"--nats"_s});
    row("options of the lattice", u"lattice status --"_s, {u"--nats"_s});
    row("an option given once", u"serve --name x --"_s, {u"--lattice"_s}, {u"--name"_s});
    row("value of an option", u"status --log-level "_s, {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s});
    row("value in the same word", u"status --log-level=d"_s, {u"--log-level=debug"_s}, {u"--log-level=info"_s});
    row("value as bash breaks it", u"status --log-level = d"_s, {u"debug"_s}, {u"info"_s});
    row("value that begins, in bash", u"status --log-level ="_s, {u"debug"_s, u"info"_s});
    row("options before the command", u"--home /tmp lat"_s, {u"lattice"_s});
    row("flag without a value", u"serve --samples --or"_s, {u"--orchestration"_s});
    row("unknown command", u"nonsense "_s, {});
    row("free text", u"lattice agent exec "_s, {});
}

void CompletionTest::whatFollowsIsOffered()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, offered);
    QFETCH(QStringList, notOffered);
    const QStringList found = texts(words);
    for (const QString &text : offered)
        QVERIFY2(found.contains(text), qPrintable(text + u" is not in "_s + found.join(u' ')));
    for (const QString &text : notOffered)
        QVERIFY2(!found.contains(text), qPrintable(text));
    if (offered.isEmpty())
        QCOMPARE(found, QStringList());
}

void CompletionTest::everyVerbIsReachedWordByWord()
{
    for (const Verb &verb : m_table.verbs()) {
        const QStringList words = verb.words();
        for (qsizetype i = 0; i < words.size(); ++i)
            QVERIFY2(texts(words.mid(0, i) + QStringList(QString())).count(words[i]) == 1, qPrintable(verb.name));
    }
}

void CompletionTest::everyOptionIsOffered()
{
    for (const Verb &verb : m_table.verbs()) {
        const QStringList found = texts(verb.words() + QStringList(u"--"_s));
        for (const core::Parameter &parameter : verb.parameters)
            QVERIFY2(parameter.positional || found.contains(u"--"_s + parameter.option()), qPrintable(verb.name + u' ' + parameter.name));
    }
}

void CompletionTest::bashCompletesByTab()
{
    Terminal bash({u"bash"_s, u"--norc"_s, u"--noprofile"_s, u"-i"_s}, environment());
    bash.type("source <(stn completion bash); echo it is; bind 'set bell-style none'; PS1='loaded> '\n");
    QVERIFY2(bash.shows("loaded> "), bash.seen().constData());
    bash.type("stn comple\tz\t| head -n 1\n");
    QVERIFY2(bash.shows("#compdef stn station-headless"), bash.seen().constData()); // the line was completed to a command that ran
    bash.type("station-headless lat\tinv\t--he\t| grep Usage\n");
    QVERIFY2(bash.shows("Usage: stn lattice invite"), bash.seen().constData());
}

void CompletionTest::bashCompletesAValueAfterTheEqualsSign()
{
    Terminal bash({u"bash"_s, u"--norc"_s, u"--noprofile"_s, u"-i"_s}, environment());
    bash.type("source <(stn completion bash); PS1='loaded> '\n");
    QVERIFY2(bash.shows("loaded> "), bash.seen().constData());
    bash.type("echo said: ; : stn; stn version --log-level=d\t&& echo 'it' 'ran'\n");
    QVERIFY2(bash.shows("it ran"), bash.seen().constData());
}

void CompletionTest::zshCompletesByTab()
{
    if (QStandardPaths::findExecutable(u"zsh"_s).isEmpty())
        QSKIP("zsh is not installed here; packaging/dev package --test has it");
    Terminal zsh({u"zsh"_s, u"-f"_s, u"-i"_s}, environment());
    zsh.type("unsetopt zle_bracketed_paste promptcr; autoload -Uz compinit; compinit -u -D; source <(stn completion zsh); PS1='loaded> '\n");
    QVERIFY2(zsh.shows("\nloaded> ") || zsh.shows("loaded> "), zsh.seen().constData());
    zsh.type("stn comple\tba\t| head -n 1\n");
    QVERIFY2(zsh.shows("for bash."), zsh.seen().constData());
}

void CompletionTest::fishCompletes()
{
    if (QStandardPaths::findExecutable(u"fish"_s).isEmpty())
        QSKIP("fish is not installed here; packaging/dev package --test has it");
    const QTemporaryDir home;
    QProcess fish;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"HOME"_s, home.path());
    variables.insert(u"PATH"_s, QStringLiteral(STATION_BIN ":") + variables.value(u"PATH"_s));
    fish.setProcessEnvironment(variables);
    fish.start(u"fish"_s, {u"--no-config"_s, u"-c"_s, u"stn completion fish | source; complete -C 'stn lattice work a'; complete -C 'stn status --log-level='"_s});
    QVERIFY(fish.waitForFinished(60'000));
    const QString said = QString::fromUtf8(fish.readAllStandardOutput());
    QVERIFY2(said.contains(u"assign\t"_s) && said.contains(u"await\t"_s) && !said.contains(u"list\t"_s), qPrintable(said));
    QVERIFY2(said.contains(u"--log-level=debug"_s), qPrintable(said));
}

void CompletionTest::manualHasEveryVerbAndOption()
{
    const QString page = QString::fromUtf8(app::manualPage(m_table));
    for (const Verb &verb : m_table.verbs()) {
        QString head = verb.words().join(u' ').replace(u'-', u"\\-"_s);
        QVERIFY2(page.contains(u".SS \"%1\"\n"_s.arg(head)), qPrintable(verb.name));
        for (const core::Parameter &parameter : verb.parameters)
            QVERIFY2(parameter.positional || page.contains(u"\\-\\-"_s + parameter.option().replace(u'-', u"\\-"_s)), qPrintable(parameter.name));
    }
    static const QRegularExpression request(u"^[.'](?!TH |SH |SS |TP$|PP$|B |BR |BI |I |IB |IR |RI |RS$|RE$|nf$|fi$|TS$|TE$|\\\\\" t$).*"_s, QRegularExpression::MultilineOption);
    const auto stray = request.match(page);
    QVERIFY2(!stray.hasMatch(), qPrintable(u"text that roff takes for a request: "_s + stray.captured()));
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
