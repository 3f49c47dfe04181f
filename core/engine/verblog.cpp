// SPDX-License-Identifier: Apache-2.0
#include "core/engine/verblog.h"

namespace core {

void VerbLog::add(Performed performed)
{
    performed.number = ++m_count;
    m_entries.append(std::move(performed));
    if (m_entries.size() > kMost)
        m_entries.removeFirst();
}

} // namespace core
