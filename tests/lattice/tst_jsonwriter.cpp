// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace lattice;
using namespace Qt::StringLiterals;

class JsonWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("plain") << u"why do logins fail?"_s;
        QTest::newRow("quotes and slashes") << u"a \"b\" \\ /c"_s;
        QTest::newRow("line ends and tabs") << u"\b\f\n\r\t"_s;
        QTest::newRow("control characters") << QString(QChar(1)) + QChar(0x1f) + QChar(0x7f);
        QTest::newRow("zero in the middle") << QString(u"a"_s + QChar(0) + u"b"_s);
        QTest::newRow("two bytes") << u"Wörk – größer"_s;
        QTest::newRow("a letter after ASCII, and ASCII after it") << u"aé\"b"_s;
        QTest::newRow("pairs") << u"x😀y😀😀"_s;
    }

    void textsComeBackAsTheyWere()
    {
        QFETCH(QString, text);
        JsonWriter json;
        json.add("text"_L1, text);
        const QByteArray bytes = json.finish();
        QCOMPARE(QJsonDocument::fromJson(bytes)["text"_L1].toString(), text);
        const QJsonObject object{{u"text"_s, text}};
        QCOMPARE(QJsonDocument::fromJson(toBytes(object)).object(), object);
        QVERIFY(!bytes.contains('\n'));
    }

    void halfAPairIsEscaped()
    {
        JsonWriter json;
        json.add("text"_L1, QString(u"a"_s + QChar(0xd83d) + u"b"_s));
        QCOMPARE(json.finish(), QByteArray("{\"text\":\"a\\ud83db\"}"));
    }

    void emptyIsLeftOut()
    {
        JsonWriter json;
        json.addUnlessEmpty("text"_L1, QString());
        json.addUnlessEmpty("list"_L1, QStringList());
        json.addUnlessEmpty("map"_L1, QMap<QString, QString>());
        json.addUnlessZero("count"_L1, qint64(0));
        json.addUnlessZero("ms"_L1, 0.0);
        json.addIfSet("at"_L1, QDateTime());
        json.beginObject("inner"_L1);
        json.beginArray("deepest"_L1);
        json.end();
        json.end();
        json.add("last"_L1, true);
        QCOMPARE(json.finish(), QByteArray("{\"last\":true}"));
    }

    void everythingStandsWhereItBelongs()
    {
        JsonWriter json;
        json.add("word"_L1, "queued"_L1);
        json.add("count"_L1, qint64(-7));
        json.add("ms"_L1, 2.5);
        json.addUnlessEmpty("path"_L1, QStringList{u"a"_s, u"b"_s});
        json.addUnlessEmpty("context"_L1, QMap<QString, QString>{{u"k\"1"_s, u"v"_s}, {u"k2"_s, {}}});
        json.beginArray("steps"_L1);
        json.beginElement();
        json.end();
        json.beginElement();
        json.add("at"_L1, QDateTime({2026, 1, 26}, {16, 0, 0, 120}, QTimeZone::utc()));
        json.end();
        json.end();
        json.add("data"_L1, QJsonObject{{u"n"_s, QJsonArray{1, 2.5, QJsonValue::Null, false}}, {u"o"_s, QJsonObject()}, {u"l"_s, QJsonArray()}});
        json.addJson("raw"_L1, "{\"as\":\"it is\"}");
        const QByteArray expected = "{'word':'queued','count':-7,'ms':2.5,'path':['a','b'],'context':{'k\\'1':'v','k2':''},'steps':[{},{'at':'2026-01-26T16:00:00.12Z'}],"
                                    "'data':{'l':[],'n':[1,2.5,null,false],'o':{}},'raw':{'as':'it is'}}";
        QCOMPARE(json.finish(), QByteArray(expected).replace('\'', '"'));
    }

    void numbersKeepTheirValue()
    {
        const QList<QJsonValue> values{0, -1, qint64(1) << 60, std::numeric_limits<qint64>::min(), 0.1, 1e300, -2.5e-9, 3.0};
        for (const QJsonValue &value : values) {
            const QJsonObject object{{u"n"_s, value}};
            QCOMPARE(QJsonDocument::fromJson(toBytes(object)).object(), object);
        }
        const QJsonObject endless{{u"n"_s, std::numeric_limits<double>::infinity()}};
        QCOMPARE(toBytes(endless), QByteArray("{\"n\":null}"));
        QCOMPARE(toBytes(QJsonObject()), QByteArray("{}"));
    }
};

QTEST_GUILESS_MAIN(JsonWriterTest)

#include "tst_jsonwriter.moc"
