// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/verbresources.h"

#include <QUrl>

using namespace Qt::StringLiterals;

// clang-format off: rows of a table, one thing a line
namespace core {

std::optional<QString> VerbResource::match(const QString &uri) const
{
    if (!isTemplate())
        return uri == info.uri ? std::optional(QString()) : std::nullopt;
    const QString start = info.uri.first(info.uri.indexOf(u'{'));
    if (!uri.startsWith(start) || uri.size() == start.size() || uri.indexOf(u'/', start.size()) >= 0)
        return std::nullopt;
    return QUrl::fromPercentEncoding(uri.sliced(start.size()).toUtf8());
}

QList<VerbResource> verbResources(const VerbTable &table)
{
    const auto fixed = [](const QString &name, const QString &title, const QString &description, const QString &verb) {
        return VerbResource{.info = {.uri = u"station://"_s + name, .name = name, .title = title, .description = description, .mimeType = u"application/json"_s}, .verb = verb};
    };
    const auto of = [](const QString &name, const QString &variable, const QString &title, const QString &description, const QString &verb, const QString &argument) {
        return VerbResource{.info = {.uri = u"station://%1/{%2}"_s.arg(name, variable), .name = name, .title = title, .description = description, .mimeType = u"application/json"_s}, .verb = verb,
                            .variable = variable, .argument = argument};
    };
    const QList<VerbResource> all{
        fixed(u"status"_s, u"This station"_s, u"What this station is, and how it is connected"_s, u"status"_s),
        fixed(u"stations"_s, u"Stations"_s, u"The stations of the lattice, with their presence and capacity"_s, u"lattice.status"_s),
        fixed(u"agents"_s, u"Agents"_s, u"All agents of the lattice that can be called"_s, u"lattice.agents"_s),
        fixed(u"work"_s, u"Work"_s, u"The latest work of the lattice"_s, u"work.list"_s),
        fixed(u"events"_s, u"Events"_s, u"The latest events of the lattice's history"_s, u"events.query"_s),
        fixed(u"runs"_s, u"Runs"_s, u"The latest runs of this station's agents"_s, u"runs.list"_s),
        fixed(u"environments"_s, u"Environments"_s, u"The environments of this station"_s, u"env.list"_s),
        of(u"agent"_s, u"name"_s, u"An agent"_s, u"One agent of this station, with its prompt file"_s, u"agent.show"_s, u"agent"_s),
        of(u"work"_s, u"id"_s, u"An item of work"_s, u"One item of work with its result"_s, u"work.check"_s, u"work_id"_s),
        of(u"runs"_s, u"id"_s, u"A run"_s, u"One run with its steps"_s, u"runs.inspect"_s, u"run"_s),
    };
    QList<VerbResource> known;
    for (const VerbResource &resource : all) {
        const Verb *verb = table.find(resource.verb);
        const bool takes = verb && (!resource.isTemplate() || std::ranges::contains(verb->parameters, resource.argument, &Parameter::name));
        if (takes && verb->run)
            known << resource;
    }
    return known;
}

} // namespace core
