// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/shortcuttable.h"

#include "app/desktop/settings/windowsettings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// clang-format off: rows of a table, one thing a line
namespace app {

const QList<ShortcutRow> &ShortcutTable::rows()
{
    using enum ShortcutRow::When;
    static const QList<ShortcutRow> table{
        {"search"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Search and do"), "Ctrl+K"_L1, InLattice},
        {"page:lattice"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Lattice"), "Ctrl+1"_L1, InLattice, true},
        {"page:needs"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Needs you"), "Ctrl+2"_L1, InLattice, true},
        {"page:work"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Work"), "Ctrl+3"_L1, InLattice, true},
        {"page:runs"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Runs"), "Ctrl+4"_L1, InLattice, true},
        {"page:agents"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Agents"), "Ctrl+5"_L1, InLattice, true},
        {"page:events"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Events"), "Ctrl+9"_L1, InLattice, true},
        {"page:mcp"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page MCP & Tools"), ""_L1, InLattice, true},
        {"page:environments"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Environments"), ""_L1, Always, true},
        {"page:settings"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open the page Settings"), "Ctrl+,"_L1, Always, true},
        {"assign"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Assign work…"), ""_L1, InLattice, true},
        {"compareRuns"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Compare two runs…"), ""_L1, InLattice, true},
        {"inspector"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Show or hide the inspector"), "F12"_L1, Always, true},
        {"rail"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Names of the pages beside their icons"), "F9"_L1, Always, true},
        {"timeBar"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Show or hide the time bar"), "Ctrl+T"_L1, InLattice, true},
        {"wall"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "The map alone on the whole screen"), "F11"_L1, InLattice, true},
        {"live"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Back to live"), "End"_L1, InPast, true},
        {"open"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Open a recording…"), "Ctrl+O"_L1, Always, true},
        {"copyLink"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Copy a link to this view"), "Ctrl+Shift+L"_L1, InLattice, true},
        {"profiles"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Profiles: other lattices in windows of their own…"), "Ctrl+Shift+N"_L1, Always, true},
        {"quiet"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "No notifications for an hour, or again"), ""_L1, InLattice, true},
        {"back"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Back to what was shown before"), "Alt+Left; Back"_L1},
        {"forward"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Forward again"), "Alt+Right; Forward"_L1},
        {"leave"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Leave the lattice, or stop the orchestrator…"), ""_L1, InLattice, true},
        {"quit"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Quit"), "Ctrl+Q"_L1, Always, true},
        {"help"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "The manual, where it tells of what is shown"), "F1"_L1, Always, true},
        {"shortcuts"_L1, ""_L1, QT_TRANSLATE_NOOP("ShortcutTable", "All shortcuts"), "?"_L1, Always, true},

        {"next"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next row"), "J"_L1},
        {"previous"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Previous row"), "K"_L1},
        {"filter"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "To the filter"), "/"_L1},
        {"saveFilter"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Saved filters"), "Ctrl+Shift+F"_L1},
        {"refresh"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Refresh now"), "F5"_L1},
        {"findNext"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next place found"), "F3"_L1},
        {"findPrevious"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Previous place found"), "Shift+F3"_L1},
        {"copyJson"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Copy the rows as JSON"), "Ctrl+Shift+C"_L1},
        {"send"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Send the form"), "Ctrl+Return; Ctrl+Enter"_L1},
        {"find"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Find in the page"), "Ctrl+F"_L1},
        {"undo"_L1, "lists"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Undo"), "Ctrl+Z"_L1},

        {"lattice.outline"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Show or hide the outline"), "O"_L1},
        {"lattice.assign"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Assign work to the selection…"), "N"_L1},

        {"lattice.groups"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Group the stations…"), "G"_L1},
        {"lattice.layers"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "What the map shows…"), "L"_L1},
        {"lattice.miniMap"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Show or hide the overview"), "M"_L1},
        {"lattice.follow"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Follow the selected work"), "F"_L1},
        {"lattice.zoomIn"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Zoom in"), "+; ="_L1},
        {"lattice.zoomOut"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Zoom out"), "-"_L1},
        {"lattice.fit"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Show all stations"), "0"_L1},
        {"lattice.actualSize"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Actual size"), "1"_L1},
        {"lattice.unpin"_L1, "lattice"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Unpin the selection"), "P"_L1},

        {"environments.save"_L1, "environments"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Save the tool policy"), "Ctrl+S"_L1},

        {"needs.approve"_L1, "needs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Approve, or answer yes"), "A"_L1},
        {"needs.reject"_L1, "needs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Reject, or answer no"), "R"_L1},
        {"needs.reply"_L1, "needs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Answer…"), "E"_L1},
        {"needs.give"_L1, "needs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Give to another station…"), "G"_L1},
        {"needs.stop"_L1, "needs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Stop…"), "Del"_L1},
        {"needs.snooze"_L1, "needs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Put off…"), "S"_L1},

        {"work.assign"_L1, "work"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Assign work…"), "N"_L1},
        {"work.retry"_L1, "work"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Do again"), "R"_L1},
        {"work.give"_L1, "work"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Give to another station…"), "G"_L1},
        {"work.reply"_L1, "work"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Answer…"), "E"_L1},
        {"work.stop"_L1, "work"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Stop…"), "Del"_L1},

        {"runs.problem"_L1, "runs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next step that failed"), "N"_L1},
        {"runs.problemBack"_L1, "runs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Previous step that failed"), "Shift+N"_L1},

        {"runs.compare"_L1, "runs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Compare with another run…"), "C"_L1},
        {"runs.again"_L1, "runs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Run again…"), "R"_L1},
        {"runs.map"_L1, "runs"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Show the map as it was then"), "M"_L1},

        {"agents.new"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "New agent…"), "Ctrl+N"_L1},
        {"agents.save"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Save the file"), "Ctrl+S"_L1},
        {"agents.close"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Close the file"), "Ctrl+W"_L1},
        {"agents.nextFile"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next open file"), "Ctrl+PgDown"_L1},
        {"agents.previousFile"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Previous open file"), "Ctrl+PgUp"_L1},
        {"agents.rename"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Rename…"), "F2"_L1},
        {"agents.delete"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Delete…"), "Del"_L1},
        {"agents.complete"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Complete what is typed"), "Ctrl+Space"_L1},
        {"agents.fix"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Take what is proposed"), "Alt+Return; Alt+Enter"_L1},
        {"agents.problem"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next problem"), "F8"_L1},
        {"agents.problemBack"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Previous problem"), "Shift+F8"_L1},
        {"agents.difference"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next difference"), "N"_L1},
        {"agents.differenceBack"_L1, "agents"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Previous difference"), "Shift+N"_L1},

        {"time.play"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Play or pause"), "Space"_L1},
        {"time.back"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Event before"), "["_L1},
        {"time.forward"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next event"), "]"_L1},
        {"time.failureBack"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Failure before"), "{; Shift+["_L1},
        {"time.failureForward"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next failure"), "}; Shift+]"_L1},
        {"time.selectedBack"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Event before of what is selected"), "Ctrl+["_L1},
        {"time.selectedForward"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Next event of what is selected"), "Ctrl+]"_L1},
        {"time.oldest"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "The oldest moment"), "Home"_L1},
        {"time.bookmark"_L1, "time"_L1, QT_TRANSLATE_NOOP("ShortcutTable", "Bookmark this moment"), "B"_L1},
    };
    return table;
}
// clang-format on

const ShortcutRow *ShortcutTable::find(const QString &id)
{
    const auto found = std::ranges::find_if(rows(), [id](const ShortcutRow &row) { return row.id == id; });
    return found == rows().end() ? nullptr : &*found;
}

QString ShortcutTable::words(const ShortcutRow &row) { return QCoreApplication::translate("ShortcutTable", row.words); }

QString ShortcutTable::placeWords(const QString &place)
{
    return place.isEmpty()           ? tr("The whole window")
         : place == "lists"_L1     ? tr("All lists and forms")
         : place == "time"_L1      ? tr("Time bar and events")
         : place == "lattice"_L1   ? tr("Page Lattice")
         : place == "needs"_L1     ? tr("Page Needs you")
         : place == "work"_L1      ? tr("Page Work")
         : place == "runs"_L1      ? tr("Page Runs")
         : place == "agents"_L1    ? tr("Page Agents")
         : place == "environments"_L1 ? tr("Page Environments")
                                   : place;
}

QString ShortcutTable::settingOf(const QString &id) { return u"keys."_s + id; }

const ShortcutRow *ShortcutTable::ofSetting(const QString &key) { return key.startsWith("keys."_L1) ? find(key.sliced(5)) : nullptr; }

QString ShortcutTable::off() { return u"none"_s; }

bool ShortcutTable::isValid(const QString &value)
{
    if (value == off())
        return true;
    const auto all = QKeySequence::listFromString(value, QKeySequence::PortableText);
    return !all.isEmpty() && std::ranges::all_of(all, [](const QKeySequence &keys) { return keys.count() == 1 && keys[0].key() != Qt::Key_unknown && keys[0].key() != Qt::Key_Escape; });
}

bool ShortcutTable::isLetter(const QKeySequence &keys)
{
    const bool typed = keys.count() == 1 && !(keys[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    return typed && keys[0].key() > Qt::Key_Space && keys[0].key() < Qt::Key_Escape;
}

QList<QKeySequence> ShortcutTable::keys(const ShortcutRow &row, const WindowSettings &settings)
{
    const QString value = settings.value(settingOf(row.id));
    if (value == off() || value.isEmpty())
        return {};
    auto all = QKeySequence::listFromString(value, QKeySequence::PortableText);
    if (!settings.hasLetterKeys())
        all.removeIf([](const QKeySequence &keys) { return isLetter(keys); });
    return all;
}

QString ShortcutTable::shown(const QList<QKeySequence> &keys) { return keys.isEmpty() ? QString() : keys.constFirst().toString(QKeySequence::NativeText); }

QString ShortcutTable::shown(const QString &value) { return value == off() || value.isEmpty() ? tr("none") : shown(QKeySequence::listFromString(value, QKeySequence::PortableText)); }

namespace {

/*! Whether a key is heard in both places. */
bool meet(const ShortcutRow &a, const ShortcutRow &b)
{
    static const QStringList everywhere{QString(), u"lists"_s};
    return a.place == b.place || everywhere.contains(a.place) || everywhere.contains(b.place);
}

} // namespace

QHash<QString, QString> ShortcutTable::conflicts(const WindowSettings &settings)
{
    QList<QList<QKeySequence>> all;
    for (const ShortcutRow &row : rows())
        all.append(keys(row, settings));
    QHash<QString, QString> found;
    for (qsizetype i = 0; i < all.size(); ++i) {
        QStringList others;
        for (qsizetype j = 0; j < all.size(); ++j) {
            const bool same = i != j && std::ranges::any_of(all.at(j), [&](const QKeySequence &one) { return all.at(i).contains(one); });
            if (same && meet(rows().at(i), rows().at(j)))
                //: an action that has the same keys, and where
                others << tr("%1 (%2)").arg(words(rows().at(j)), placeWords(rows().at(j).place));
        }
        if (!others.isEmpty())
            found.insert(settingOf(rows().at(i).id), tr("The same keys: %1").arg(others.join(u", "_s)));
    }
    return found;
}

} // namespace app
