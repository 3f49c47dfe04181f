// SPDX-License-Identifier: Apache-2.0
#include "app/bench/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QJsonValue rounded(double value)
{
    return std::isfinite(value) ? QJsonValue(std::round(value * 1000) / 1000) : QJsonValue(QJsonValue::Null);
}

QString shown(double value)
{
    return std::isfinite(value) ? QString::number(value, 'f', value < 10 ? 2 : 1) : u"–"_s;
}

} // namespace

bool Row::holds() const
{
    return figures && figures->broken.isEmpty() && std::isfinite(figures->ours) && std::isfinite(ratio()) && kind.bar.holds(figures->ours, ratio());
}

QByteArray toJson(const QList<Row> &rows)
{
    QJsonArray array;
    for (const Row &row : rows) {
        const bool measured = row.figures.has_value();
        array.append(QJsonObject{{"name"_L1, row.kind.name},
                                 {"unit"_L1, row.kind.unit},
                                 {"ours"_L1, measured ? rounded(row.figures->ours) : QJsonValue()},
                                 {"baseline"_L1, measured ? rounded(row.figures->baseline) : QJsonValue()},
                                 {"ratio"_L1, measured ? rounded(row.ratio()) : QJsonValue()},
                                 {"bar"_L1, row.kind.bar.text(row.kind.unit)},
                                 {"holds"_L1, row.holds()}});
    }
    return QJsonDocument(QJsonObject{{"rows"_L1, array}}).toJson(QJsonDocument::Compact) + '\n';
}

QString toTable(const QList<Row> &rows)
{
    QString text = u"%1 %2 %3 %4  %5 holds\n"_s.arg(u"row"_s, -14).arg(u"ours"_s, 12).arg(u"baseline"_s, 12).arg(u"ratio"_s, 8).arg(u"bar"_s, -10);
    for (const Row &row : rows) {
        const QString ours = row.figures ? shown(row.figures->ours) : u"–"_s;
        const QString baseline = row.figures ? shown(row.figures->baseline) : u"–"_s;
        const QString ratio = row.figures ? shown(row.ratio()) : u"–"_s;
        text += u"%1 %2 %3 %4  %5 %6\n"_s.arg(row.kind.name, -14)
                    .arg(ours + u' ' + row.kind.unit, 12)
                    .arg(baseline + u' ' + row.kind.unit, 12)
                    .arg(ratio, 8)
                    .arg(row.kind.bar.text(row.kind.unit), -10)
                    .arg(row.holds() ? u"yes"_s : u"NO"_s);
        if (!row.words.isEmpty())
            text += u"    %1\n"_s.arg(row.words);
    }
    return text;
}

} // namespace app
