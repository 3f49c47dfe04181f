// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Station

/*! One family of line icons on a 24 px grid. Says nothing to a screen reader: the control it stands in has the words. */
Item {
    id: root

    property string name
    property color color: Theme.text
    property real size: 18 // beside text of usual size; it grows with larger text
    property real stroke: 1.7
    // What points along the lines of text points the other way where they run from right to left; players do not.
    readonly property bool turned: Application.layoutDirection === Qt.RightToLeft && ["back", "forward", "right", "give", "reply", "undo", "outline", "events", "inspector"].includes(name)

    readonly property var paths: ({
        "lattice": "M12 4.5 a2 2 0 1 0 .01 0 M5 16.5 a2 2 0 1 0 .01 0 M19 16.5 a2 2 0 1 0 .01 0 M11 8.3 L6.2 16.6 M13 8.3 L17.8 16.6 M7.2 18.5 L16.8 18.5",
        "hub": "M12 9 a3 3 0 1 0 .01 0 M12 9 L12 3.5 M12 15 L12 20.5 M9.4 10.5 L4.6 7.7 M14.6 10.5 L19.4 7.7 M9.4 13.5 L4.6 16.3 M14.6 13.5 L19.4 16.3",
        "station": "M5 5 H19 V19 H5 Z M9 9 H15 M9 12.5 H15",
        "agent": "M12 4 a4 4 0 1 0 .01 0 M4.5 20 a7.5 6.5 0 0 1 15 0",
        "search": "M10.5 4.5 a6 6 0 1 0 .01 0 M15 15 L20 20",
        "back": "M14.5 5 L8 12 L14.5 19",
        "forward": "M9.5 5 L16 12 L9.5 19",
        "down": "M6 9.5 L12 15.5 L18 9.5",
        "right": "M9.5 6 L15.5 12 L9.5 18",
        "close": "M6 6 L18 18 M18 6 L6 18",
        "check": "M5 12.5 L10 17.5 L19 7",
        "cross": "M6.5 6.5 L17.5 17.5 M17.5 6.5 L6.5 17.5",
        "warning": "M12 4.5 L20.5 19.5 H3.5 Z M12 10 V14.5 M12 16.8 V17.2",
        "play": "M8 5.5 L18.5 12 L8 18.5 Z",
        "stop": "M12 4 a8 8 0 1 0 .01 0 M6.6 6.4 L17.4 17.6",
        "circle": "M12 5 a7 7 0 1 0 .01 0",
        "skip": "M5 7 A8 8 0 0 1 17 12 M17 12 L13.2 10.4 M17 12 L18.8 8.2",
        "clock": "M12 4 a8 8 0 1 0 .01 0 M12 7.5 V12 L15 14",
        "door": "M6 20.5 V3.5 H15 V20.5 M3.5 20.5 H20.5 M12 12 V12.5 M18 8 L21 11 M21 8 L18 11",
        "antennaOff": "M12 12 V20.5 M8 8 a5.6 5.6 0 0 0 0 8 M16 8 a5.6 5.6 0 0 1 0 8 M4 4 L20 20",
        "antenna": "M12 12 V20.5 M8 8 a5.6 5.6 0 0 0 0 8 M16 8 a5.6 5.6 0 0 1 0 8",
        "save": "M12 4 V14.5 M7.5 10.5 L12 15 L16.5 10.5 M5 19.5 H19",
        "plus": "M12 5 V19 M5 12 H19",
        "minus": "M5 12 H19",
        "fit": "M4.5 9 V4.5 H9 M15 4.5 H19.5 V9 M19.5 15 V19.5 H15 M9 19.5 H4.5 V15",
        "outline": "M5 6 H19 M9 12 H19 M9 18 H19 M5 6 V18 M5 12 H7 M5 18 H7",
        "inspector": "M4 5 H20 V19 H4 Z M14.5 5 V19",
        "copy": "M9 9 H19.5 V19.5 H9 Z M5 15 H4.5 V4.5 H15 V5",
        "menu": "M4.5 7 H19.5 M4.5 12 H19.5 M4.5 17 H19.5",
        "pin": "M9 4.5 H15 L14.2 11 L17 14 H7 L9.8 11 Z M12 14 V20.5",
        "arrange": "M4.5 4.5 H10 V10 H4.5 Z M14 4.5 H19.5 V10 H14 Z M4.5 14 H10 V19.5 H4.5 Z M14 14 H19.5 V19.5 H14 Z",
        "link": "M10 14 a4 4 0 0 0 5.7 0 L19 10.700 a4 4 0 0 0 -5.700 -5.700 L12 6.300 M14 10 a4 4 0 0 0 -5.700 0 L5 13.300 a4 4 0 0 0 5.700 5.700 L12 17.700",
        "shield": "M12 3.500 L19.500 6 V11.500 C19.500 16 16.500 19 12 20.500 C7.500 19 4.500 16 4.500 11.500 V6 Z M12 8 V12.500 M12 15.300 V15.700",
        "hourglass": "M6.500 4 H17.500 M6.500 20 H17.500 M8 4 V7 L12 12 L16 7 V4 M8 20 V17 L12 12 L16 17 V20",
        "triangle": "M12 5 L20 18.500 H4 Z",
        "flag": "M6 20.500 V4.500 M6 5 H18 L15.500 9 L18 13 H6",
        "work": "M6 5.500 H18 V20 H6 Z M9.500 5.500 V3.500 H14.500 V5.500 M9.500 13 L11.300 14.800 L14.700 10.800",
        "again": "M18.500 8 A7.500 7.500 0 1 0 19.500 13 M19 4 V8.500 H14.500",
        "give": "M4 12 H18 M12.500 6.500 L18.500 12 L12.500 17.500",
        "reply": "M10 6 L4.500 11.500 L10 17 M4.500 11.500 H14 C17.500 11.500 19.500 14 19.500 18",
        "columns": "M4.500 5 H19.500 V19 H4.500 Z M9.500 5 V19 M14.500 5 V19",
        "up": "M6 14.500 L12 8.500 L18 14.500",
        "events": "M5 6 H5.5 M9 6 H19 M5 12 H5.5 M9 12 H19 M5 18 H5.5 M9 18 H19",
        "pause": "M9 5.500 V18.500 M15 5.500 V18.500",
        "stepBack": "M17 5.500 L9 12 L17 18.500 M6.500 5.500 V18.500",
        "stepForward": "M7 5.500 L15 12 L7 18.500 M17.500 5.500 V18.500",
        "oldest": "M20 5.500 L13 12 L20 18.500 M12 5.500 L5 12 L12 18.500",
        "live": "M4 5.500 L11 12 L4 18.500 M12 5.500 L19 12 L12 18.500",
        "bookmark": "M7 4.500 H17 V20 L12 15.500 L7 20 Z",
        "compare": "M4.500 8 H18 M14 4.500 L18 8 L14 11.500 M19.500 16 H6 M10 12.500 L6 16 L10 19.500",
        "settings": "M4.500 7 H11 M17 7 H19.500 M14 4.800 a2.200 2.200 0 1 0 .01 0 M4.500 12 H7 M13 12 H19.500 M10 9.800 a2.200 2.200 0 1 0 .01 0 M4.500 17 H13 M19 17 H19.500 M16 14.800 a2.200 2.200 0 1 0 .01 0",
        "layers": "M12 4 L20.500 8.500 L12 13 L3.500 8.500 Z M4.500 12.500 L12 16.500 L19.500 12.500 M4.500 16.200 L12 20.200 L19.500 16.200",
        "key": "M8 9 a3.500 3.500 0 1 0 .01 0 M11 11 L20 11 V14 M16.500 11 V13.500",
        "eye": "M3.500 12 C6 7.500 9 6 12 6 C15 6 18 7.500 20.500 12 C18 16.500 15 18 12 18 C9 18 6 16.500 3.500 12 Z M12 9.500 a2.500 2.500 0 1 0 .01 0",
        "trash": "M5 7 H19 M9.500 7 V4.500 H14.500 V7 M7 7 L8 20 H16 L17 7",
        "undo": "M8.500 5.500 L4.500 9.500 L8.500 13.500 M4.500 9.500 H14 C17.500 9.500 19.500 11.500 19.500 14.500 C19.500 17.500 17.500 19 14.500 19",
        "help": "M12 3.500 a8.500 8.500 0 1 0 .01 0 M9.300 9.500 a2.700 2.700 0 1 1 3.900 2.400 C12.300 12.400 12 12.900 12 13.700 M12 16.600 V17",
        "filter": "M4.5 5.5 H19.5 L14 12.500 V18.500 L10 20 V12.500 Z"
    })

    implicitWidth: Theme.fit(size)
    implicitHeight: Theme.fit(size)
    layer.enabled: GraphicsInfo.api === GraphicsInfo.Software // that renderer forgets to clear where a moved Shape was
    Accessible.ignored: true

    Shape {
        width: 24
        height: 24
        scale: root.implicitWidth / 24
        transformOrigin: Item.TopLeft
        transform: Scale {
            origin.x: root.implicitWidth / 2 // it comes after the scale
            xScale: root.turned ? -1 : 1
        }
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: root.color
            strokeWidth: root.stroke * 24 / 18
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: root.paths[root.name] ?? "" }
        }
    }
}
