// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventcodec.h"

#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"

using namespace Qt::StringLiterals;

namespace lattice {

QByteArray encode(const Event &event)
{
    JsonWriter json;
    json.add("specversion"_L1, "1.0"_L1);
    json.add("type"_L1, event.type);
    json.add("source"_L1, event.source);
    json.add("id"_L1, event.id);
    json.add("time"_L1, event.time);
    json.add("datacontenttype"_L1, "application/json"_L1);
    json.addUnlessEmpty("subject"_L1, event.subject);
    json.addUnlessEmpty("traceparent"_L1, event.traceparent);
    json.addUnlessEmpty("stationid"_L1, event.stationId);
    json.addUnlessEmpty("stationname"_L1, event.stationName);
    if (!event.data.isEmpty())
        json.add("data"_L1, event.data);
    return json.finish();
}

Result<Event> decodeEvent(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    Event event{
        .id = fields->neededText("id"_L1),
        .type = fields->neededText("type"_L1),
        .source = fields->neededText("source"_L1),
        .subject = fields->text("subject"_L1),
        .time = fields->time("time"_L1),
        .stationId = fields->text("stationid"_L1),
        .stationName = fields->text("stationname"_L1),
        .traceparent = fields->text("traceparent"_L1),
        .data = fields->object("data"_L1),
    };
    if (!fields->neededText("specversion"_L1).startsWith(u"1."))
        fields->refuse("specversion"_L1, u"is not 1.x"_s);
    if (!isEventType(event.type))
        fields->refuse("type"_L1, u"is no dotted name of A-Z a-z 0-9 _ -"_s);
    return fields->finish(std::move(event));
}

} // namespace lattice
