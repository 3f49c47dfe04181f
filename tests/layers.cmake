# SPDX-License-Identifier: Apache-2.0
# Arrows point down only: qml -> app -> core -> lattice. Fails on an include that points upward, that draws below app,
# or that shows nats.c outside lattice's sources.
function(forbid pattern because)
    file(GLOB_RECURSE files ${ARGN})
    list(FILTER files EXCLUDE REGEX "/app/bench/bare") # the bench's baselines are nats.c without us
    foreach(file IN LISTS files)
        file(STRINGS ${file} lines REGEX "^ *# *include *[<\"]${pattern}")
        foreach(line IN LISTS lines)
            message(SEND_ERROR "${file}: ${line}\n  ${because}")
        endforeach()
    endforeach()
    list(LENGTH files count)
    if(count EQUAL 0)
        message(SEND_ERROR "no file matches ${ARGN}: the check looks at nothing")
    endif()
endfunction()

set(drawing "(QtGui|QtQuick|QtWidgets|QGui|QQuick|QWidget|QApplication|QWindow|QPainter|QImage|QPixmap|QColor)")
forbid("(core|app)/" "lattice knows nothing of the layers above" ${PROJECT}/lattice/*.h ${PROJECT}/lattice/*.cpp)
forbid("app/" "core knows nothing of app" ${PROJECT}/core/*.h ${PROJECT}/core/*.cpp)
forbid("${drawing}" "lattice and core draw nothing" ${PROJECT}/lattice/*.h ${PROJECT}/lattice/*.cpp ${PROJECT}/core/*.h ${PROJECT}/core/*.cpp)
forbid("${drawing}" "station-headless draws nothing" ${PROJECT}/app/headless/*.cpp)
forbid("nats" "nats.c is seen in lattice's sources alone" ${PROJECT}/lattice/*.h ${PROJECT}/core/*.h ${PROJECT}/core/*.cpp ${PROJECT}/app/*.h ${PROJECT}/app/*.cpp)
