// SPDX-License-Identifier: Apache-2.0
#include "app/headless/settingsprinter.h"

#include "app/headless/texttable.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app::SettingsPrinter {

namespace {

QString textOf(const QJsonObject &object, const QString &key) { return printable(object[key].toVariant().toString()); }

QString valueOf(const QJsonObject &setting)
{
    if (setting.contains("value"_L1))
        return textOf(setting, u"value"_s);
    if (setting.contains("count"_L1))
        return u"(%1 entries)"_s.arg(setting["count"_L1].toInt());
    return setting["set"_L1].toBool() ? u"(not shown)"_s : textOf(setting, u"default"_s);
}

QString placeOf(const QJsonObject &setting)
{
    const QString place = setting["set"_L1].toBool() ? textOf(setting, u"place"_s) : u"default"_s;
    return setting["in_use"_L1].toBool(true) ? place : place + u", from the next start"_s;
}

} // namespace

QString list(const QJsonObject &result)
{
    QList<QStringList> rows;
    const QJsonArray all = result["settings"_L1].toArray();
    for (const auto &value : all) {
        const QJsonObject setting = value.toObject();
        rows << QStringList{textOf(setting, u"key"_s), valueOf(setting), placeOf(setting)};
    }
    QString text = textTable({u"SETTING"_s, u"VALUE"_s, u"FROM"_s}, rows) + u"File: %1%2\n"_s.arg(textOf(result, u"file"_s), result["exists"_L1].toBool() ? QString() : u" (not there yet)"_s);
    const QJsonArray problems = result["problems"_L1].toArray();
    for (const auto &problem : problems)
        text += u"! %1\n"_s.arg(printable(problem.toString()));
    return text;
}

QString row(const QJsonObject &setting)
{
    QString text = u"%1: %2\n  %3\n  from %4"_s.arg(textOf(setting, u"key"_s), valueOf(setting), textOf(setting, u"help"_s), placeOf(setting));
    if (const QString initial = textOf(setting, u"default"_s); !initial.isEmpty())
        text += u"; default %1"_s.arg(initial);
    text += u"; expected %1\n"_s.arg(textOf(setting, u"expected"_s));
    if (const QString note = textOf(setting, u"note"_s); !note.isEmpty())
        text += u"  %1\n"_s.arg(note);
    return text;
}

} // namespace app::SettingsPrinter
