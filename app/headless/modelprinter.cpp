// SPDX-License-Identifier: Apache-2.0
#include "app/headless/modelprinter.h"

#include "app/headless/texttable.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app::ModelPrinter {

namespace {

constexpr qsizetype kShownModels = 200;

QString textOf(const QJsonObject &object, const QString &key) { return printable(object[key].toVariant().toString()); }

QString keyWords(const QJsonObject &provider)
{
    if (provider[u"has_key"_s].toBool())
        return u"from "_s + textOf(provider, u"key_from"_s);
    return provider[u"needs_key"_s].toBool() ? u"none: set "_s + textOf(provider, u"key_variable"_s) : u"not needed"_s;
}

QString modelLines(const QJsonArray &models)
{
    QString text;
    for (qsizetype i = 0; i < qMin(models.size(), kShownModels); ++i)
        text += u"  "_s + printable(models.at(i).toString()) + u'\n';
    return models.size() > kShownModels ? text + u"  … and %1 more; see them with --json\n"_s.arg(models.size() - kShownModels) : text;
}

} // namespace

QString list(const QJsonObject &result)
{
    QList<QStringList> rows;
    QString below;
    for (const auto &value : result[u"providers"_s].toArray()) {
        const QJsonObject provider = value.toObject();
        const QJsonArray models = provider[u"models"_s].toArray();
        rows << QStringList{provider[u"default"_s].toBool() ? u"*"_s : QString(), textOf(provider, u"provider"_s), keyWords(provider), textOf(provider, u"url"_s),
                            provider.contains(u"models"_s) ? QString::number(models.size()) : QString()};
        if (!models.isEmpty())
            below += u"\nModels of %1:\n"_s.arg(textOf(provider, u"title"_s)) + modelLines(models);
        if (provider.contains(u"error"_s))
            below += u"\n%1 lists no models: %2\n"_s.arg(textOf(provider, u"title"_s), textOf(provider, u"error"_s));
    }
    for (const auto &value : result[u"local"_s].toArray()) {
        const QJsonObject server = value.toObject();
        const QString model = printable(server[u"models"_s].toArray().first().toString(u"MODEL"_s));
        if (textOf(result, u"default_provider"_s) != textOf(server, u"provider"_s))
            below += u"\n%1 runs here, %2: take it with `stn model set %3/%4`\n"_s.arg(textOf(server, u"title"_s), textOf(server, u"url"_s), textOf(server, u"provider"_s), model);
    }
    const QString provider = textOf(result, u"default_provider"_s), model = textOf(result, u"default_model"_s);
    const QString standard = provider == "rehearsal"_L1 ? u"rehearsal, which is no model. Take one with `stn model set PROVIDER/MODEL`"_s
                                                       : provider + (model.isEmpty() ? u", which needs a model to be named: `stn model set %1/MODEL`"_s.arg(provider) : u'/' + model);
    return textTable({QString(), u"PROVIDER"_s, u"KEY"_s, u"ADDRESS"_s, u"MODELS"_s}, rows) + u"Agents that name no model get %1\n"_s.arg(standard) + below;
}

QString standard(const QJsonObject &result)
{
    const QString model = textOf(result, u"model"_s), note = textOf(result, u"note"_s);
    return u"Agents that name no model get %1%2\nWritten to %3\n%4"_s.arg(textOf(result, u"provider"_s), model.isEmpty() ? QString() : u'/' + model, textOf(result, u"config"_s),
                                                                        note.isEmpty() ? QString() : note + u'\n');
}

QString tested(const QJsonObject &result)
{
    const QString cost = result.contains(u"cost_usd"_s) ? u", $%1"_s.arg(result[u"cost_usd"_s].toDouble(), 0, 'g', 3) : u", cost not known"_s;
    const QString first = result.contains(u"first_ms"_s) ? u", the first word after %1 ms"_s.arg(result[u"first_ms"_s].toDouble(), 0, 'f', 0) : QString();
    return u"%1 of %2 answered in %3 ms%4%5\n  %6\n"_s.arg(textOf(result, u"model"_s), textOf(result, u"provider"_s)).arg(result[u"total_ms"_s].toDouble(), 0, 'f', 0).arg(first, cost, textOf(result, u"text"_s));
}

QString key(const QJsonObject &result)
{
    const QString verb = result[u"stored"_s].toBool() ? u"Stored the key of %1 in %2\n"_s : u"The key of %1 is no longer in %2\n"_s;
    return verb.arg(textOf(result, u"provider"_s), textOf(result, u"place"_s)) + textOf(result, u"note"_s) + u'\n';
}

QString prices(const QJsonObject &result)
{
    const auto dollars = [](const QJsonObject &row, const QString &key) { return row.contains(key) ? QString::number(row[key].toDouble(), 'g', 10) : u"-"_s; };
    QList<QStringList> rows;
    const QJsonArray all = result[u"prices"_s].toArray();
    for (const auto &value : all) {
        const QJsonObject row = value.toObject();
        const QString above = row.contains(u"above"_s) ? u"above %1 tokens: %2, %3"_s.arg(textOf(row, u"above"_s), dollars(row, u"long_input"_s), dollars(row, u"long_output"_s)) : QString();
        rows << QStringList{textOf(row, u"model"_s), dollars(row, u"input"_s), dollars(row, u"output"_s), dollars(row, u"cached"_s), dollars(row, u"cache_write"_s), textOf(row, u"from"_s), above};
    }
    QString text = u"Dollars for a million tokens\n"_s + textTable({u"MODEL"_s, u"INPUT"_s, u"OUTPUT"_s, u"CACHED"_s, u"CACHE WRITE"_s, u"FROM"_s, QString()}, rows);
    const QJsonArray unknown = result[u"unknown"_s].toArray();
    for (const auto &model : unknown)
        text += u"%1 is in use and has no known price: `stn prices set %1 --input DOLLARS --output DOLLARS`\n"_s.arg(printable(model.toString()));
    text += u"File: %1%2, revision %3\n"_s.arg(textOf(result, u"file"_s), result[u"exists"_s].toBool() ? QString() : u" (not there yet)"_s, textOf(result, u"revision"_s));
    if (result.contains(u"problem"_s))
        text += u"! %1\n"_s.arg(textOf(result, u"problem"_s));
    return text;
}

QString pricesChanged(const QJsonObject &result)
{
    if (!result[u"changed"_s].toBool())
        return u"Nothing changes in %1\n"_s.arg(textOf(result, u"file"_s));
    return result[u"written"_s].toBool() ? u"%1 is written (revision %2) and counts from now on\n"_s.arg(textOf(result, u"file"_s), textOf(result, u"revision"_s))
                                         : u"%1 would be:\n%2"_s.arg(textOf(result, u"file"_s), printable(result[u"text"_s].toString()));
}

} // namespace app::ModelPrinter
