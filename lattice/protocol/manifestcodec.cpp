// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/manifestcodec.h"

#include "lattice/protocol/fields.h"
#include "lattice/protocol/wiretime.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

/*! A list as Go prints a slice: null when it is empty. */
QJsonValue orNull(const QJsonArray &array)
{
    return array.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(array);
}

QJsonObject toJson(const AgentInfo &agent)
{
    QJsonObject json{
        {"id"_L1, agent.id},
        {"name"_L1, agent.name},
        {"description"_L1, agent.description},
        {"capabilities"_L1, orNull(QJsonArray::fromStringList(agent.capabilities))},
    };
    insertUnlessEmpty(json, "input_schema"_L1, agent.inputSchema);
    insertUnlessEmpty(json, "output_schema"_L1, agent.outputSchema);
    if (!agent.examples.isEmpty())
        json.insert("examples"_L1, QJsonArray::fromStringList(agent.examples));
    return json;
}

AgentInfo readAgent(const Fields &fields)
{
    return AgentInfo{
        .id = fields.text("id"_L1),
        .name = fields.text("name"_L1),
        .description = fields.text("description"_L1),
        .capabilities = fields.texts("capabilities"_L1),
        .inputSchema = fields.text("input_schema"_L1),
        .outputSchema = fields.text("output_schema"_L1),
        .examples = fields.texts("examples"_L1),
    };
}

WorkflowInfo readWorkflow(const Fields &fields)
{
    return WorkflowInfo{
        .id = fields.text("id"_L1),
        .name = fields.text("name"_L1),
        .description = fields.text("description"_L1),
    };
}

} // namespace

QJsonObject toJson(const StationManifest &manifest)
{
    QJsonArray agents;
    for (const AgentInfo &agent : manifest.agents)
        agents.append(toJson(agent));
    QJsonArray workflows;
    for (const WorkflowInfo &workflow : manifest.workflows)
        workflows.append(QJsonObject{
            {"id"_L1, workflow.id},
            {"name"_L1, workflow.name},
            {"description"_L1, workflow.description},
        });
    return {
        {"station_id"_L1, manifest.stationId},
        {"station_name"_L1, manifest.stationName},
        {"agents"_L1, orNull(agents)},
        {"workflows"_L1, orNull(workflows)},
        {"last_seen"_L1, toWireTime(manifest.lastSeen)},
        {"status"_L1, manifest.status},
    };
}

StationManifest readManifest(const Fields &fields)
{
    return StationManifest{
        .stationId = fields.stationId("station_id"_L1),
        .stationName = fields.text("station_name"_L1),
        .agents = fields.list("agents"_L1, readAgent),
        .workflows = fields.list("workflows"_L1, readWorkflow),
        .lastSeen = fields.time("last_seen"_L1),
        .status = fields.text("status"_L1),
    };
}

QByteArray encode(const StationManifest &manifest)
{
    return toBytes(toJson(manifest));
}

Result<StationManifest> decodeManifest(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(readManifest(*fields));
}

QByteArray encode(const AgentRecord &record)
{
    QJsonObject json = toJson(record.agent);
    json.insert("station_id"_L1, record.stationId);
    json.insert("station_name"_L1, record.stationName);
    return toBytes(json);
}

Result<AgentRecord> decodeAgentRecord(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(AgentRecord{
        .agent = readAgent(*fields),
        .stationId = fields->stationId("station_id"_L1),
        .stationName = fields->text("station_name"_L1),
    });
}

} // namespace lattice
