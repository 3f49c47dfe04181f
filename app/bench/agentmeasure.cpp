// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "core/agent/agentcatalogue.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int kAgents = 1000;

/*! No two have the same schema: what is remembered of one helps no other. */
QByteArray prompt(int number)
{
    const QString text = u"---\nname: agent-%1\ndescription: Looks after part %1 of the work\ntags: [ops, part-%1]\nmodel: rehearsal\nmax_steps: 8\ntools: [filesystem, web]\n"
                         "input:\n  schema:\n    service%1: string, service name\n    window?: string, time window\n    level: [error, warn]\n---\n"
                         "{{role \"system\"}}\nYou analyse logs of {{service%1}}.\n{{role \"user\"}}\n{{userInput}}\n"_s.arg(number);
    return (text + u"A line that explains the task further.\n"_s.repeated(20)).toUtf8();
}

bool fill(const QString &folder)
{
    for (int i = 0; i < kAgents; ++i) {
        QFile file(folder + u"/agent-%1.prompt"_s.arg(i));
        if (!file.open(QIODevice::WriteOnly) || file.write(prompt(i)) < 0)
            return false;
    }
    return true;
}

qint64 readBare(const QString &folder)
{
    qint64 bytes = 0;
    for (const QFileInfo &info : QDir(folder).entryInfoList({u"*.prompt"_s}, QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll().size();
    }
    return bytes;
}

template <typename Work>
double milliseconds(Work work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

MeasureTask measureAgentStart(Setting setting)
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"agents"_s), memory = dir.filePath(u"checked"_s);
    if (!dir.isValid() || !QDir().mkpath(folder) || !fill(folder))
        co_return lattice::failed(lattice::Fault::Full, u"cannot write %1 prompt files to %2"_s.arg(kAgents).arg(dir.path()));
    std::vector<double> bare, first, again;
    QString broken;
    for (int round = 0; round < (setting.quick ? 5 : 15); ++round) {
        qsizetype agents = 0;
        bare.push_back(milliseconds([&] { readBare(folder); }));
        QFile::remove(memory);
        first.push_back(milliseconds([&] { agents = core::AgentCatalogue(folder, memory).agents().size(); }));
        again.push_back(milliseconds([&] { agents = qMin(agents, core::AgentCatalogue(folder, memory).agents().size()); }));
        if (agents != kAgents)
            broken = u"%1 of %2 agents were read"_s.arg(agents).arg(kAgents);
    }
    co_return QList<Figures>{{median(first), median(bare), broken}, {median(again), median(bare), broken}};
}

} // namespace app
