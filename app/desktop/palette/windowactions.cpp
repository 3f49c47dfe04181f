// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/palette/windowactions.h"

using namespace Qt::StringLiterals;

namespace app {

QList<WindowActions::Action> WindowActions::all()
{
    return {
        {u"page:lattice"_s, tr("Open the page Lattice"), u"Ctrl+1"_s},
        {u"page:needs"_s, tr("Open the page Needs you"), u"Ctrl+2"_s},
        {u"page:work"_s, tr("Open the page Work"), u"Ctrl+3"_s},
        {u"page:runs"_s, tr("Open the page Runs"), u"Ctrl+4"_s},
        {u"page:events"_s, tr("Open the page Events"), u"Ctrl+9"_s},
        {u"page:mcp"_s, tr("Open the page MCP & Tools"), {}},
        {u"compareRuns"_s, tr("Compare two runs…"), {}},
        {u"assign"_s, tr("Assign work…"), {}},
        {u"inspector"_s, tr("Show or hide the inspector"), u"F12"_s},
        {u"rail"_s, tr("Names of the pages beside their icons"), u"F9"_s},
        {u"timeBar"_s, tr("Show or hide the time bar"), u"Ctrl+T"_s},
        {u"live"_s, tr("Back to live"), u"End"_s},
    };
}

} // namespace app
