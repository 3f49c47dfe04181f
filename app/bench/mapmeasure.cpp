// SPDX-License-Identifier: Apache-2.0
#include "app/bench/childprocess.h"
#include "app/bench/measures.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

/*! Asks station-bench-map, a program of its own because a window needs libraries that the other rows must not load. */
MeasureTask measureMap(QStringList arguments)
{
    const auto child = co_await ChildProcess::start(QCoreApplication::applicationDirPath() + u"/station-bench-map"_s, arguments, 120s);
    if (!child)
        co_return std::unexpected(child.error());
    const QJsonObject line = QJsonDocument::fromJson((*child)->firstLine()).object();
    if (!line["ours"_L1].isDouble() || !line["baseline"_L1].isDouble())
        co_return lattice::failed(lattice::Fault::Invalid, u"station-bench-map did not give figures: %1"_s.arg(QString::fromUtf8((*child)->firstLine()).left(200)));
    co_return QList<Figures>{{line["ours"_L1].toDouble(), line["baseline"_L1].toDouble(), line["broken"_L1].toString()}};
}

} // namespace

MeasureTask measureSmallMap(Setting setting) { return measureMap({u"frame"_s, u"300"_s, u"200"_s, setting.quick ? u"60"_s : u"600"_s}); }

MeasureTask measureLargeMap(Setting setting) { return measureMap({u"frame"_s, u"3000"_s, u"2000"_s, setting.quick ? u"60"_s : u"600"_s}); }

MeasureTask measureTick3000(Setting setting) { return measureMap({u"tick"_s, u"3000"_s, setting.quick ? u"10"_s : u"100"_s}); }

MeasureTask measureTick10000(Setting setting) { return measureMap({u"tick"_s, u"10000"_s, setting.quick ? u"10"_s : u"100"_s}); }

MeasureTask measureRest3000(Setting setting) { return measureMap({u"rest"_s, u"3000"_s, setting.quick ? u"2"_s : u"11"_s}); }

MeasureTask measureLayout3000(Setting setting) { return measureMap({u"layout"_s, u"3000"_s, setting.quick ? u"5"_s : u"51"_s}); }

MeasureTask measureLayout10000(Setting setting) { return measureMap({u"layout"_s, u"10000"_s, setting.quick ? u"5"_s : u"51"_s}); }

MeasureTask measureJoin3000(Setting setting) { return measureMap({u"join"_s, u"3000"_s, setting.quick ? u"5"_s : u"51"_s}); }

} // namespace app
