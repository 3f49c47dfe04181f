// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workneed.h"

namespace lattice {

WorkNeed WorkNeed::of(const WorkSpec &spec)
{
    WorkNeed need{.key = {.capability = spec.agent.isEmpty(), .text = folded(spec.agent.isEmpty() ? spec.capability : spec.agent)},
                  .wanted = spec.wantedStation};
    if (need.key.capability) {
        for (const QString &agent : spec.path)
            need.excluded.append(folded(agent));
        need.excluded.sort();
        need.excluded.removeDuplicates();
    }
    return need;
}

} // namespace lattice
