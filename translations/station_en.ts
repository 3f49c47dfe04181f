<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/eventwords.cpp" line="53" />
        <source>%n message(s) not there</source>
        <translation>
            <numerusform>%n message not there</numerusform>
            <numerusform>%n messages not there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message numerus="yes">
        <location filename="../../../../qml/pages/EventsPage.qml" line="123" />
        <source>%n new</source>
        <comment>events</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/MapView.qml" line="28" />
        <source>%n station(s). Arrows go from station to station, Enter opens. The outline (O) has the same as a list.</source>
        <translation>
            <numerusform>%n station. Arrows go from station to station, Enter opens. The outline (O) has the same as a list.</numerusform>
            <numerusform>%n stations. Arrows go from station to station, Enter opens. The outline (O) has the same as a list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/MapView.qml" line="109" />
        <source>%n station(s) out of sight: show all</source>
        <translation>
            <numerusform>%n station out of sight: show all</numerusform>
            <numerusform>%n stations out of sight: show all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/MapView.qml" line="117" />
        <source>1 dot = %n event(s)</source>
        <translation>
            <numerusform>1 dot = %n event</numerusform>
            <numerusform>1 dot = %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeCard</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeCard.qml" line="73" />
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeCard.qml" line="73" />
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeChip</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeChip.qml" line="44" />
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodeOpen</name>
    <message numerus="yes">
        <location filename="../../../../qml/map/NodeOpen.qml" line="91" />
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <location filename="../../../../qml/frame/StatusStrip.qml" line="67" />
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n station</numerusform>
            <numerusform>%n stations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/frame/StatusStrip.qml" line="67" />
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/vocabulary.cpp" line="40" />
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::CallModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/callmodel.cpp" line="115" />
        <source>%n tool call(s)</source>
        <translation>
            <numerusform>%n tool call</numerusform>
            <numerusform>%n tool calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Comparison</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="64" />
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="64" />
        <source>%n completed</source>
        <translation>
            <numerusform>%n completed</numerusform>
            <numerusform>%n completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="64" />
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="65" />
        <source>%n retried</source>
        <translation>
            <numerusform>%n retried</numerusform>
            <numerusform>%n retried</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="65" />
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="83" />
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/comparison.cpp" line="110" />
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::EventListModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/eventlistmodel.cpp" line="132" />
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::JsonRows</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/jsonrows.cpp" line="62" />
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/jsonrows.cpp" line="64" />
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::MapScene</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/map/mapscene.cpp" line="136" />
        <source>%1, %2, %n agent(s)</source>
        <extracomment>a station on the map: name, state, number of agents</extracomment>
        <translation>
            <numerusform>%1, %2, %n agent</numerusform>
            <numerusform>%1, %2, %n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::StatusFacts</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/statusfacts.cpp" line="63" />
        <source>%n call(s) in flight</source>
        <translation>
            <numerusform>%n call in flight</numerusform>
            <numerusform>%n calls in flight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::TimeBarModel</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="170" />
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="172" />
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="174" />
        <source>%n waiting for a person</source>
        <translation>
            <numerusform>%n waiting for a person</numerusform>
            <numerusform>%n waiting for a person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="176" />
        <source>%n joined</source>
        <translation>
            <numerusform>%n joined</numerusform>
            <numerusform>%n joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../app/desktop/events/timebarmodel.cpp" line="178" />
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
</context>
</TS>
