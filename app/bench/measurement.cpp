// SPDX-License-Identifier: Apache-2.0
#include "app/bench/measurement.h"

#include "app/bench/measures.h"

using namespace Qt::StringLiterals;

namespace app {

const QList<Measurement> &measurements()
{
    using enum Bar::On;
    static const QList<Measurement> all{
        {{{u"call"_s, u"µs"_s, {Ratio, 1.5}}, {u"call p99"_s, u"µs"_s, {Ratio, 2}}}, measureCalls},
        {{{u"registry"_s, u"ms"_s, {Ratio, 2}}}, measureRegistry},
        {{{u"start"_s, u"ms"_s, {Ours, 150}}}, measureStart},
        {{{u"memory"_s, u"MB"_s, {Ours, 40}}}, measureMemory},
        {{{u"presence 300"_s, u"%"_s, {Ours, 5, Bar::Limit::Excluded}}}, measurePresence},
    };
    return all;
}

} // namespace app
