// SPDX-License-Identifier: Apache-2.0
#include "core/agent/samples.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace core {

namespace {

lattice::Result<> copy(const QString &from, const QString &to)
{
    QFile source(from);
    QSaveFile target(to);
    if (!source.open(QIODevice::ReadOnly))
        return lattice::failed(lattice::Fault::NotFound, u"%1 is not built in"_s.arg(from));
    const QByteArray bytes = source.readAll();
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit()) {
        const auto fault = target.error() == QFileDevice::ResourceError ? lattice::Fault::Full : lattice::Fault::Refused;
        return lattice::failed(fault, u"%1: %2; check the folder's space and permissions"_s.arg(to, target.errorString()));
    }
    return {};
}

} // namespace

QStringList sampleTeams() { return QDir(u":/samples"_s).entryList(QDir::Dirs, QDir::Name); }

lattice::Result<int> installSamplesInto(const QString &agentsDir, const QString &team)
{
    const QStringList teams = team.isEmpty() ? sampleTeams() : QStringList{team};
    if (!team.isEmpty() && !sampleTeams().contains(team))
        return lattice::failed(lattice::Fault::Invalid, u"no sample team '%1'; there are %2"_s.arg(team, sampleTeams().join(u", "_s)));
    const QDir folder(agentsDir);
    if (!folder.entryList({u"*.prompt"_s}, QDir::Files | QDir::System).isEmpty())
        return 0;
    if (!folder.mkpath(u"."_s))
        return lattice::failed(lattice::Fault::Refused, u"cannot make %1; check the permissions of the folder above it"_s.arg(agentsDir));
    int count = 0;
    for (const QString &name : teams) {
        for (const QFileInfo &file : QDir(u":/samples/"_s + name).entryInfoList(QDir::Files, QDir::Name)) {
            const QString target = folder.filePath(file.fileName());
            if (QFileInfo::exists(target))
                continue;
            if (const auto copied = copy(file.filePath(), target); !copied)
                return std::unexpected(copied.error());
            count += file.suffix() == "prompt"_L1 ? 1 : 0;
        }
    }
    return count;
}

lattice::Result<int> installSamples(const QString &homeDir, const QString &team)
{
    return installSamplesInto(homeDir + u"/environments/default/agents"_s, team);
}

} // namespace core
