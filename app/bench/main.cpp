// SPDX-License-Identifier: Apache-2.0
#include "app/bench/report.h"
#include "app/bench/roles.h"
#include "app/eventloop.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCoro/QCoroTask>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

bool isWanted(const app::RowKind &kind, const QStringList &names)
{
    return names.isEmpty() || names.contains(kind.name, Qt::CaseInsensitive);
}

QList<app::Row> measure(const app::Measurement &measurement, const QStringList &names, app::Setting setting)
{
    const auto figures = QCoro::waitFor(measurement.measure(setting));
    QList<app::Row> rows;
    for (qsizetype i = 0; i < measurement.rows.size(); ++i) {
        const app::RowKind &kind = measurement.rows[i];
        if (!isWanted(kind, names))
            continue;
        if (figures)
            rows.append({.kind = kind, .figures = figures->at(i), .words = figures->at(i).broken});
        else
            rows.append({.kind = kind, .figures = {}, .words = u"could not be measured: %1"_s.arg(figures.error().detail)});
    }
    return rows;
}

QStringList allNames()
{
    QStringList names;
    for (const app::Measurement &measurement : app::measurements()) {
        for (const app::RowKind &kind : measurement.rows)
            names.append(kind.name);
    }
    return names;
}

void say(FILE *to, const QString &text)
{
    std::fputs(text.toUtf8().constData(), to);
    std::fflush(to);
}

/*! Measures and tells. \return 1 when a row could not be measured; a bar that does not hold is told, and is no error */
int run(const QStringList &names, app::Setting setting, bool json)
{
    QList<app::Row> rows;
    for (const app::Measurement &measurement : app::measurements()) {
        if (std::ranges::none_of(measurement.rows, [&names](const app::RowKind &kind) { return isWanted(kind, names); }))
            continue;
        say(stderr, u"measuring %1 …\n"_s.arg(measurement.rows.first().name));
        rows.append(measure(measurement, names, setting));
    }
    if (json)
        std::fputs(app::toJson(rows).constData(), stdout);
    else
        say(stdout, app::toTable(rows));
    for (const app::Row &row : std::as_const(rows)) {
        if (json && !row.words.isEmpty())
            say(stderr, u"%1: %2\n"_s.arg(row.kind.name, row.words));
    }
    return std::ranges::all_of(rows, [](const app::Row &row) { return row.figures.has_value(); }) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    app::usePlainEventLoop(); // as station-headless
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"station.*.info=false\nqt.qml.usedbeforedeclared.warning=false\nqt.qml.compiler.warning=false"_s); // Qt warns of handlebars.js hundreds of times
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Station Control Center beside a baseline in the same run. Rows: %1."_s.arg(allNames().join(u", "_s)));
    parser.addHelpOption();
    const QCommandLineOption json(u"json"_s, u"One line of JSON on stdout, and nothing else."_s);
    const QCommandLineOption quick(u"quick"_s, u"Fewer rounds: for a look, not for a record."_s);
    const QCommandLineOption row(u"row"_s, u"Only this row; may be repeated, and further names may follow."_s, u"name"_s);
    QCommandLineOption as(u"as"_s, {}, u"role"_s); // a second process of ours
    QCommandLineOption url(u"url"_s, {}, u"url"_s);
    QCommandLineOption count(u"count"_s, {}, u"count"_s, u"1"_s);
    for (QCommandLineOption *option : {&as, &url, &count})
        option->setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({json, quick, row, as, url, count});
    parser.addPositionalArgument(u"name"_s, u"Further rows."_s, u"[name …]"_s);
    parser.process(application);
    if (parser.isSet(as))
        return app::playRole(parser.value(as), parser.value(url), parser.value(count).toInt());

    const QStringList names = parser.values(row) + parser.positionalArguments();
    for (const QString &name : names) {
        if (!allNames().contains(name, Qt::CaseInsensitive)) {
            say(stderr, u"there is no row “%1”; there are: %2\n"_s.arg(name, allNames().join(u", "_s)));
            return 2;
        }
    }
    return run(names, {.quick = parser.isSet(quick)}, parser.isSet(json));
}
