<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <location filename="../../../../qml/frame/StatusStrip.qml" line="64" />
        <source>%n station(s)</source>
        <translation>
            <numerusform>%n station</numerusform>
            <numerusform>%n stations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../../../qml/frame/StatusStrip.qml" line="64" />
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
        <location filename="../../../../app/desktop/vocabulary.cpp" line="38" />
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
    <name>app::MapScene</name>
    <message numerus="yes">
        <location filename="../../../../app/desktop/map/mapscene.cpp" line="130" />
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
        <location filename="../../../../app/desktop/statusfacts.cpp" line="61" />
        <source>%n call(s) in flight</source>
        <translation>
            <numerusform>%n call in flight</numerusform>
            <numerusform>%n calls in flight</numerusform>
        </translation>
    </message>
</context>
</TS>
