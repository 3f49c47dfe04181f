// SPDX-License-Identifier: Apache-2.0
#include "core/agent/promptedit.h"
#include "core/agent/yamlemitter.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using core::PromptEdit;
using core::YamlEmitter;
using core::YamlValue;

/*! Changes of prompt files: what was asked, and not one byte more. */
class TestPromptEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changeTouchesNothingElse_data();
    void changeTouchesNothingElse();
    void bodyIsReplacedAlone_data();
    void bodyIsReplacedAlone();
    void whatCannotBeDoneIsSaid_data();
    void whatCannotBeDoneIsSaid();
    void writtenScalarsAreReadAsTheSame_data();
    void writtenScalarsAreReadAsTheSame();
    void randomEditsKeepEveryOtherByte();
    void randomEditsOfRandomTreesAreExact();
};

namespace {

YamlValue yaml(const QByteArray &text)
{
    const auto value = YamlValue::parse(text, u"test"_s);
    if (!value)
        qFatal("%s", qPrintable(value.error().detail));
    return *value;
}

/*! "set a.b: VALUE", "remove a.b", "add a: ITEM", "drop a: ITEM". */
lattice::Result<> perform(PromptEdit &edit, const QString &order)
{
    const QString verb = order.section(u' ', 0, 0);
    const QString rest = order.section(u' ', 1);
    const QStringList path = rest.section(u": "_s, 0, 0).split(u'.');
    const YamlValue value = verb == "remove"_L1 ? YamlValue() : yaml(rest.section(u": "_s, 1).toUtf8());
    if (verb == "set"_L1)
        return edit.set(path, value);
    if (verb == "add"_L1)
        return edit.addItem(path, value);
    if (verb == "drop"_L1)
        return edit.removeItem(path, value);
    return edit.remove(path);
}

} // namespace

void TestPromptEdit::changeTouchesNothingElse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QString &order, const QByteArray &after) { QTest::newRow(name) << before << order << after; };
    row("scalar, comment stays", "---\n# c\nname: x   # mine\nmodel: m\n---\nB", u"set name: z"_s, "---\n# c\nname: z   # mine\nmodel: m\n---\nB");
    row("quotes stay", "---\nname: 'x'\nd: \"e\"\n---\nB", u"set name: it's"_s, "---\nname: 'it''s'\nd: \"e\"\n---\nB");
    row("double quotes stay", "---\nd: \"e\" # c\n---\nB", u"set d: f"_s, "---\nd: \"f\" # c\n---\nB");
    row("a text that looks like something else gets quotes", "---\na: b\n---\n", u"set a: 'yes'"_s, "---\na: \"yes\"\n---\n");
    row("number", "---\nmax_steps: 8 # c\n---\nB", u"set max_steps: 12"_s, "---\nmax_steps: 12 # c\n---\nB");
    row("new key comes last", "---\nname: x\n# end\n---\nB", u"set model: m"_s, "---\nname: x\nmodel: m\n# end\n---\nB");
    row("new key below a literal", "---\nd: |\n  one\n\n  # two\n# c\n---\nB", u"set m: 1"_s, "---\nd: |\n  one\n\n  # two\nm: 1\n# c\n---\nB");
    row("nested key", "---\nmetadata:\n    # c\n    name: x\n\nz: 1\n---\nB", u"set metadata.version: '2'"_s, "---\nmetadata:\n    # c\n    name: x\n    version: \"2\"\n\nz: 1\n---\nB");
    row("nested scalar", "---\nmetadata: # c\n  description: \"old\" # d\n  x: 1\n---\nB", u"set metadata.description: new"_s, "---\nmetadata: # c\n  description: \"new\" # d\n  x: 1\n---\nB");
    row("maps on the way", "---\na: 1\n---\nB", u"set sandbox.limits.memory: 5"_s, "---\na: 1\nsandbox:\n  limits:\n    memory: 5\n---\nB");
    row("empty value", "---\nmodel: # none yet\nb: 1\n---\nB", u"set model: m"_s, "---\nmodel: m # none yet\nb: 1\n---\nB");
    row("empty value becomes a map", "---\nmetadata: # c\nb: 1\n---\nB", u"set metadata.x: 1"_s, "---\nmetadata: # c\n  x: 1\nb: 1\n---\nB");
    row("null becomes a list", "---\ntags: ~ # c\nb: 1\n---\nB", u"add tags: x"_s, "---\ntags: # c\n  - x\nb: 1\n---\nB");
    row("flow map", "---\nconfig: {a: 1, b: 2} # c\n---\nB", u"set config.b: 3"_s, "---\nconfig: {a: 1, b: 3} # c\n---\nB");
    row("flow map grows", "---\nconfig: { a: 1 }\n---\nB", u"set config.b: x"_s, "---\nconfig: { a: 1, b: x }\n---\nB");
    row("flow map shrinks", "---\nconfig: {a: 1, b: 2, c: 3}\n---\nB", u"remove config.b"_s, "---\nconfig: {a: 1, c: 3}\n---\nB");
    row("flow map loses its last", "---\nconfig: {a: 1, b: 2}\n---\nB", u"remove config.b"_s, "---\nconfig: {a: 1}\n---\nB");
    row("flow map over lines", "---\nconfig: {\n  a: 1, # one\n  b: 2  # two\n}\n---\nB", u"set config.c: 3"_s, "---\nconfig: {\n  a: 1, # one\n  b: 2, c: 3  # two\n}\n---\nB");
    row("block list grows", "---\ntags:\n- a # one\n-   b\nz: 1\n---\nB", u"add tags: c"_s, "---\ntags:\n- a # one\n-   b\n- c\nz: 1\n---\nB");
    row("item that is there", "---\ntags: [a]\n---\nB", u"add tags: a"_s, "---\ntags: [a]\n---\nB");
    row("block list shrinks", "---\ntags:\n  - a # one\n  # two\n  - b\n  - c\nz: 1\n---\nB", u"drop tags: a"_s, "---\ntags:\n  # two\n  - b\n  - c\nz: 1\n---\nB");
    row("block list loses all", "---\ntags: # c\n  - a\nz: 1\n---\nB", u"drop tags: a"_s, "---\ntags: [] # c\nz: 1\n---\nB");
    row("flow list grows", "---\ntags: [ a, 'b' ] # c\n---\nB", u"add tags: d"_s, "---\ntags: [ a, 'b', d ] # c\n---\nB");
    row("empty flow list grows", "---\ntags: []\n---\nB", u"add tags: d"_s, "---\ntags: [d]\n---\nB");
    row("flow list shrinks", "---\ntags: [a, b, c]\n---\nB", u"drop tags: c"_s, "---\ntags: [a, b]\n---\nB");
    row("key goes, comments stay", "---\n# about a\na: 1 # mine\n# about b\nb: 2\n---\nB", u"remove a"_s, "---\n# about a\n# about b\nb: 2\n---\nB");
    row("block goes", "---\na:\n  b: |\n    x\n    # y\n\n# c\nz: 1\n---\nB", u"remove a"_s, "---\n\n# c\nz: 1\n---\nB");
    row("nested key goes", "---\nm:\n  a: 1\n  b: 2 # c\nz: 1\n---\nB", u"remove m.b"_s, "---\nm:\n  a: 1\nz: 1\n---\nB");
    row("only nested key goes", "---\nm: # c\n  a: 1\nz: 1\n---\nB", u"remove m.a"_s, "---\nm: {} # c\nz: 1\n---\nB");
    row("only key goes", "---\na: 1\n---\nB", u"remove a"_s, "---\n{}\n---\nB");
    row("first key in a list's item", "---\nl:\n  - a: 1\n    b: 2\n---\nB", u"set l: [{b: 2}]"_s, "---\nl:\n  - b: 2\n---\nB");
    row("literal to literal", "---\nd: |\n  one\n  two\nz: 1\n---\nB", u"set d: \"x\\ny\\n\""_s, "---\nd: |\n  x\n  y\nz: 1\n---\nB");
    row("literal to one line, comment stays", "---\nd: | # c\n  one\n  two\nz: 1\n---\nB", u"set d: x"_s, "---\nd: x # c\nz: 1\n---\nB");
    row("scalar to lines", "---\nd: x\nz: 1\n---\nB", u"set d: \"a\\n  b: c\\n\\n# d\""_s, "---\nd: |-\n  a\n    b: c\n\n  # d\nz: 1\n---\nB");
    row("lines beside a comment", "---\nd: x # c\n---\nB", u"set d: \"a\\nb\""_s, "---\nd: \"a\\nb\" # c\n---\nB");
    row("plain text over lines", "---\nd: one\n  two # c\nz: 1\n---\nB", u"set d: three"_s, "---\nd: three # c\nz: 1\n---\nB");
    row("scalar to map", "---\ns: python # c\nz: 1\n---\nB", u"set s: {runtime: node, on: true}"_s, "---\ns: # c\n  runtime: node\n  \"on\": true\nz: 1\n---\nB");
    row("list at the key's own column", "---\ns:\n- a\nz: 1\n---\nB", u"set s: {a: 1}"_s, "---\ns:\n  a: 1\nz: 1\n---\nB");
    row("CRLF", "---\r\na: 1\r\nb:\r\n  - x\r\n---\r\nB\r\n", u"add b: z"_s, "---\r\na: 1\r\nb:\r\n  - x\r\n  - z\r\n---\r\nB\r\n");
    row("CRLF new key", "---\r\na: 1\r\n---\r\nB", u"set b: \"x\\ny\""_s, "---\r\na: 1\r\nb: |-\r\n  x\r\n  y\r\n---\r\nB");
    row("comments before, no body", "# licence\n\n---\na: 1\n---", u"set a: 2"_s, "# licence\n\n---\na: 2\n---");
    row("no front matter", "Hello {{x}}\n", u"set model: m"_s, "---\nmodel: m\n---\nHello {{x}}\n");
    row("byte order mark", "\xef\xbb\xbfHello", u"set model: m"_s, "\xef\xbb\xbf---\nmodel: m\n---\nHello");
    row("empty file", "", u"set model: m"_s, "---\nmodel: m\n---\n");
    row("empty front matter", "---\n---\nB", u"set model: m"_s, "---\nmodel: m\n---\nB");
    row("front matter of comments", "---\n# only\n---\nB", u"set model: m"_s, "---\n# only\nmodel: m\n---\nB");
    row("flow at the top", "---\n{\"name\":\"x\",\"a\":[1]}\n---\nB", u"set name: z"_s, "---\n{\"name\":\"z\",\"a\":[1]}\n---\nB");
    row("optional keys in a flow map", "---\ninput: {schema: {a?: string, b(array): number}}\nz: 1\n---\nB", u"set z: 2"_s, "---\ninput: {schema: {a?: string, b(array): number}}\nz: 2\n---\nB");
    row("beside optional keys", "---\ninput: {schema: {a?: string}, default: {a: 1}}\n---\nB", u"set input.default.a: 2"_s, "---\ninput: {schema: {a?: string}, default: {a: 2}}\n---\nB");
    row("umlauts before it", "---\n\"ä🛰\": ö # ü\nb: 1\n---\nß", u"set b: ß"_s, "---\n\"ä🛰\": ö # ü\nb: ß\n---\nß");
    row("anchor stays with its value", "---\na: &x {k: 1}\nb: *x\n---\nB", u"set b.k: 2"_s, "---\na: &x {k: 1}\nb:\n  k: 2\n---\nB");
    row("tag", "---\na: !!str 12 # c\nb: 1\n---\nB", u"set b: 2"_s, "---\na: !!str 12 # c\nb: 2\n---\nB");
    row("a map's text of dots", "---\nmy.ext: 1\nb: 2\n---\nB", u"set b: 3"_s, "---\nmy.ext: 1\nb: 3\n---\nB");
    row("the same value", "---\na:   'x'\n---\nB", u"set a: x"_s, "---\na:   'x'\n---\nB");
    row("nothing to remove", "---\na: 1\n---\nB", u"remove b.c"_s, "---\na: 1\n---\nB");
}

void TestPromptEdit::changeTouchesNothingElse()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, order);
    QFETCH(const QByteArray, after);
    auto edit = PromptEdit::open(before, u"a.prompt"_s);
    QVERIFY2(edit, edit ? "" : qPrintable(edit.error().detail));
    QCOMPARE(edit->bytes(), before);
    const auto done = perform(*edit, order);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(edit->bytes(), after);
}

void TestPromptEdit::bodyIsReplacedAlone_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("blank lines around stay") << "---\na: 1 # c\n---\n\n  B\nb\n\n"_ba << u"New\ntext"_s << "---\na: 1 # c\n---\n\n  New\ntext\n\n"_ba;
    QTest::newRow("no last line ending") << "---\na: 1\n---\nB"_ba << u"C\n"_s << "---\na: 1\n---\nC"_ba;
    QTest::newRow("CRLF") << "---\r\na: 1\r\n---\r\nB\r\nb\r\n"_ba << u"C\nD"_s << "---\r\na: 1\r\n---\r\nC\r\nD\r\n"_ba;
    QTest::newRow("no body before") << "---\na: 1\n---"_ba << u"C"_s << "---\na: 1\n---\nC"_ba;
    QTest::newRow("no body after") << "---\na: 1\n---\nB\n"_ba << u" "_s << "---\na: 1\n---\n\n"_ba;
    QTest::newRow("no front matter") << "B"_ba << u"C\n"_s << "C\n"_ba;
    QTest::newRow("dashes in the body") << "---\na: 1\n---\nB\n"_ba << u"x\n---\ny"_s << "---\na: 1\n---\nx\n---\ny\n"_ba;
}

void TestPromptEdit::bodyIsReplacedAlone()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, body);
    QFETCH(const QByteArray, after);
    auto edit = PromptEdit::open(before, u"a.prompt"_s);
    QVERIFY(edit);
    const auto done = edit->setBody(body);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(edit->bytes(), after);
}

void TestPromptEdit::whatCannotBeDoneIsSaid_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("error");
    QTest::newRow("through a text") << "---\na: x\n---\nB"_ba << u"set a.b: 1"_s << u"a.prompt: 'a.b' cannot be set: something on its way is not a map"_s;
    QTest::newRow("into a map") << "---\na: {b: 1}\n---\nB"_ba << u"add a: 1"_s << u"a.prompt: 'a' is a map; expected a list"_s;
    QTest::newRow("anchor that is used") << "---\na: &x 1\nb: *x\n---\nB"_ba << u"remove a"_s << u"a.prompt: this cannot be changed without changing something else"_s;
    QTest::newRow("value of an anchor") << "---\na: &x [1]\nb: *x\n---\nB"_ba << u"add a: 2"_s << u"a.prompt: this cannot be changed without changing something else"_s;
}

void TestPromptEdit::whatCannotBeDoneIsSaid()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, order);
    QFETCH(const QString, error);
    auto edit = PromptEdit::open(before, u"a.prompt"_s);
    QVERIFY(edit);
    const auto done = perform(*edit, order);
    QVERIFY(!done);
    QCOMPARE(done.error().fault, lattice::Fault::Conflict);
    QVERIFY2(done.error().detail.startsWith(error), qPrintable(done.error().detail));
    QCOMPARE(edit->bytes(), before);
    auto plain = PromptEdit::open("Hello", u"a.prompt"_s);
    QVERIFY(!plain->setBody(u"---\na: 1\n---\nx"_s));
    QCOMPARE(plain->bytes(), "Hello");
}

void TestPromptEdit::writtenScalarsAreReadAsTheSame_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "a", " a", "a ", "a: b", "a:b", "a #b", "a#b", "#a", "- a", "-a", "-", "? a", "yes", "No", "null", "~", "1", "1.5", "0x1F", "1e3", "12:30:45", "2024-01-02", "1_000",
                             "true", "[a", "{a", "a, b", "a]", "*a", "&a", "!a", "|", ">", "'a'", "\"a\"", "it's", "a\\b", "a\tb", "\t", "a\nb", "\na", "a\n", "a\n\n", " a\nb", "a\n b\n\nc", "a\r\nb", "%a", "@a",
                             "`a", "=", "<<", "...", "---", "a\u0001b", "\u0085", "\u2028", "\ufeff", "äöü 🛰️", "a:", ":a", "://", "http://x/y?z=1#f", "{{name}}", "a\n# b\n  c:\n", "\ta\nb", "a\n\tb", "x: |\n  y"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestPromptEdit::writtenScalarsAreReadAsTheSame()
{
    QFETCH(const QString, text);
    using Place = YamlEmitter::Place;
    using Quotes = YamlEmitter::Quotes;
    for (const auto quotes : {Quotes::Plain, Quotes::Single, Quotes::Double}) {
        QCOMPARE(yaml("v: " + YamlEmitter::scalar(YamlValue::string(text), Place::Block, quotes)).find(u"v")->text, text);
        QCOMPARE(yaml("v: [" + YamlEmitter::scalar(YamlValue::string(text), Place::Flow, quotes) + ", b]").find(u"v")->items.first().text, text);
    }
    auto edit = PromptEdit::open("---\na: 1 # one\nb: 2\nc:\n  - 3\n---\nB", u"a.prompt"_s);
    QVERIFY(edit->set({u"b"_s}, YamlValue::string(text)));
    QCOMPARE(edit->file().frontMatter().find(u"b")->text, text);
    QVERIFY(edit->bytes().startsWith("---\na: 1 # one\nb: "));
    QVERIFY(edit->bytes().endsWith("\nc:\n  - 3\n---\nB"));
    QVERIFY(edit->addItem({u"c"_s}, YamlValue::string(text)));
    QVERIFY(edit->set({u"new"_s, text.isEmpty() ? u"k"_s : text}, YamlValue::string(text)));
    QCOMPARE(edit->file().frontMatter().find(u"new")->items.first().text, text);
}

namespace {

/*! Makes files as people write them, in pieces whose bytes are known. */
class RandomPrompt
{
public:
    explicit RandomPrompt(unsigned seed)
        : m_random(seed)
    {
        m_ending = below(4) == 0 ? "\r\n" : "\n";
    }

    int below(int limit) { return int(m_random() % unsigned(limit)); }
    QByteArray pick(std::initializer_list<const char *> words) { return QByteArray(*(words.begin() + below(int(words.size())))); }
    QByteArray ending() const { return m_ending; }

    QByteArray scalar() { return pick({"x", "'quoted ''one'", "\"two\\n\"", "12", "-1.5", "true", "a: 'no'", "~", "2024-01-02", "sky # not", "ü 🛰", "it's", "http://a/b#c", "{{x}}"}); }
    QByteArray safe() { return pick({"x", "'quoted ''one'", "\"two\\n # \"", "12", "-1.5", "true", "~", "2024-01-02", "ü 🛰", "it's", "http://a/b#c", "\"{ [\""}); }
    QByteArray comment() { return below(3) == 0 ? "  # c" + QByteArray::number(++m_comments) + pick({"", ": x", " - y", " \"", " {"}) : QByteArray(); }

    QByteArray flow(int depth)
    {
        const bool map = below(2) == 0;
        QByteArrayList parts;
        for (int i = below(4); i > 0; --i)
            parts += (map ? "f" + QByteArray::number(i) + ": " : QByteArray()) + (depth > 0 && below(4) == 0 ? flow(depth - 1) : safe());
        const QByteArray pad = pick({"", " "});
        return (map ? '{' : '[') + pad + parts.join(pick({", ", ","})) + pad + (map ? '}' : ']');
    }

    /*! What stands behind `key:`, up to the end of its last line. */
    QByteArray value(int column, int depth)
    {
        const QByteArray indent(column + 2 + below(2), ' ');
        switch (below(depth > 0 ? 9 : 4)) {
        case 0: return ' ' + safe() + comment() + m_ending;
        case 1: return (below(2) == 0 ? QByteArray() : pick({" ", "   "}) + safe()) + comment() + m_ending;
        case 2: return ' ' + flow(2) + comment() + m_ending;
        case 3: return " " + pick({"|", ">", "|-", "|+"}) + m_ending + indent + "text" + m_ending + (below(2) == 0 ? m_ending : QByteArray()) + indent + "# in it" + m_ending;
        case 4: return " one" + m_ending + indent + "two, 'three'" + comment() + m_ending;
        case 5:
        case 6: return comment() + m_ending + list(below(3) == 0 ? column : int(indent.size()), depth - 1);
        default: return comment() + m_ending + map(int(indent.size()), depth - 1);
        }
    }

    QByteArray list(int column, int depth)
    {
        QByteArray out;
        for (int i = 1 + below(3); i > 0; --i) {
            const QByteArray dash = trivia(column) + QByteArray(column, ' ') + '-';
            if (depth > 0 && below(4) == 0)
                out += dash + " a:" + value(column + 2, depth - 1) + QByteArray(column + 2, ' ') + "b: " + safe() + comment() + m_ending;
            else
                out += dash + ' ' + (below(3) == 0 ? flow(1) : safe()) + comment() + m_ending;
        }
        return out;
    }

    QByteArray map(int column, int depth)
    {
        QByteArray out;
        for (int i = 1 + below(3); i > 0; --i)
            out += trivia(column) + QByteArray(column, ' ') + "k" + QByteArray::number(i) + pick({":", " :"}) + value(column, depth);
        return out;
    }

    QByteArray trivia(int column)
    {
        switch (below(6)) {
        case 0: return m_ending;
        case 1: return QByteArray(column, ' ') + "# c" + QByteArray::number(++m_comments) + m_ending;
        default: return {};
        }
    }

    YamlValue wanted()
    {
        switch (below(7)) {
        case 0: return yaml("{a: 1, b: [x, {y: z}], 'c d': \"e\\nf\"}");
        case 1: return yaml("[a, 'b c', 3]");
        case 2: return YamlValue::string(QString::fromUtf8(pick({"one\ntwo", "one\n\ntwo\n", "a: b # d", "", "yes", "\t", "{{x}} \"q\" 'r'"})));
        case 3: return yaml("[]");
        case 4: return yaml("42");
        case 5: return yaml("{}");
        default: return YamlValue::string(u"plain words"_s);
        }
    }

private:
    std::mt19937 m_random;
    QByteArray m_ending;
    int m_comments = 0;
};

} // namespace

/*! One key of the top is changed: all that stands before it and behind it stays, byte by byte. */
void TestPromptEdit::randomEditsKeepEveryOtherByte()
{
    int changed = 0;
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        RandomPrompt make(seed);
        QByteArray head = make.below(3) == 0 ? "# licence" + make.ending() : QByteArray();
        head += "---" + make.ending();
        QByteArrayList keys, chunks;
        for (int i = 1 + make.below(5); i > 0; --i) {
            keys += make.pick({"name", "model", "x.y", "\"quoted key\"", "größe", "tools"}) == "name" ? "name" + QByteArray::number(i) : "key" + QByteArray::number(i);
            chunks += keys.last() + ':' + make.value(0, 2);
        }
        const QByteArray tail = "---" + make.ending() + make.pick({"", "Body", "Body\n", "\n  Body {{x}}\r\n\n", "---\nmore"});
        const QByteArray source = head + chunks.join() + tail;
        auto edit = PromptEdit::open(source, u"r.prompt"_s);
        if (!edit)
            continue; // chunks that are no YAML, as a plain text that holds a colon
        const int index = make.below(int(keys.size()));
        const QString key = QString::fromUtf8(keys.at(index));
        QByteArray before = head, behind;
        for (int i = 0; i < keys.size(); ++i)
            (i < index ? before : behind) += i == index ? QByteArray() : chunks.at(i);
        behind += tail;
        const bool removes = make.below(4) == 0;
        const YamlValue wanted = make.wanted();
        const auto done = removes ? edit->remove({key}) : edit->set({key}, wanted);
        QVERIFY2(done, done ? "" : qPrintable(u"seed %1: %2\n%3"_s.arg(seed).arg(done.error().detail, QString::fromUtf8(source))));
        const auto words = [&] { return qPrintable(u"seed %1, key %2\n%3\n=>\n%4"_s.arg(seed).arg(key, QString::fromUtf8(source), QString::fromUtf8(edit->bytes()))); };
        QVERIFY2(edit->bytes().startsWith(before), words());
        QVERIFY2(edit->bytes().endsWith(behind), words());
        const YamlValue *now = edit->file().frontMatter().find(key);
        QVERIFY2(removes ? !now : now && core::isSameYaml(*now, wanted), words());
        const auto again = PromptEdit::open(edit->bytes(), u"r.prompt"_s);
        QVERIFY2(again && core::isSameYaml(again->file().frontMatter(), edit->file().frontMatter()), words());
        ++changed;
    }
    QVERIFY2(changed > 2000, qPrintable(QString::number(changed)));
}

namespace {

/*! A path into \a value, down to a random depth. */
QStringList randomPath(const YamlValue &value, RandomPrompt &make)
{
    QStringList path;
    for (const YamlValue *at = &value; at->isMap() && !at->items.isEmpty() && (path.isEmpty() || make.below(4) > 0);) {
        const int i = make.below(int(at->items.size()));
        path += at->keys.at(i).name;
        at = &at->items.at(i);
    }
    return path;
}

QByteArrayList comments(const QByteArray &text)
{
    QByteArrayList found;
    for (qsizetype at = text.indexOf("# c"); at >= 0; at = text.indexOf("# c", at + 3)) {
        qsizetype end = at + 3;
        while (end < text.size() && text.at(end) >= '0' && text.at(end) <= '9')
            ++end;
        found += text.sliced(at, end - at);
    }
    return found;
}

} // namespace

/*! Any place is changed, again and again: the tree is what was asked, and a changed scalar costs no comment. */
void TestPromptEdit::randomEditsOfRandomTreesAreExact()
{
    int changed = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        RandomPrompt make(seed * 7919);
        const QByteArray source = "---" + make.ending() + make.map(0, 3) + "---" + make.ending() + "Body";
        auto edit = PromptEdit::open(source, u"r.prompt"_s);
        if (!edit)
            continue;
        for (int step = 0; step < 4; ++step) {
            const QByteArray before = edit->bytes();
            const YamlValue tree = edit->file().frontMatter();
            QStringList path = randomPath(tree, make);
            if (path.isEmpty())
                break;
            const YamlValue *old = &tree;
            for (const QString &key : std::as_const(path))
                old = old->find(key);
            const bool wasScalar = old->isScalar();
            const YamlValue wanted = wasScalar ? YamlValue::string(u"new words"_s) : make.wanted();
            const auto done = edit->set(path, wanted);
            QVERIFY2(done, done ? "" : qPrintable(u"seed %1 %2: %3\n%4"_s.arg(seed).arg(path.join(u'.'), done.error().detail, QString::fromUtf8(before))));
            const auto words = [&] { return qPrintable(u"seed %1, %2\n%3\n=>\n%4"_s.arg(seed).arg(path.join(u'.'), QString::fromUtf8(before), QString::fromUtf8(edit->bytes()))); };
            const YamlValue *now = &edit->file().frontMatter();
            for (const QString &key : std::as_const(path))
                now = now->find(key);
            QVERIFY2(now && core::isSameYaml(*now, wanted), words());
            if (wasScalar)
                QVERIFY2(comments(edit->bytes()) == comments(before), words());
            if (path.size() > 1 || tree.items.size() > 1) {
                const YamlValue known = edit->file().frontMatter();
                const auto gone = edit->remove(path);
                QVERIFY2(gone, gone ? "" : words());
                QVERIFY2(edit->set({u"added"_s}, wanted), words());
                QVERIFY2(edit->file().body() == "Body"_L1, words());
                QVERIFY2(edit->setFrontMatter(known), words());
            }
            ++changed;
        }
    }
    QVERIFY2(changed > 2000, qPrintable(QString::number(changed)));
}

QTEST_GUILESS_MAIN(TestPromptEdit)
#include "tst_promptedit.moc"
