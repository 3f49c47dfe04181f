// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/*! Something to tell a person who may be looking elsewhere. */
struct Notice {
    enum Kind { NeedsYou, RunFailed, StationOffline, Finished };
    static constexpr int kKinds = Finished + 1;
    Kind kind = NeedsYou;
    QString title;
    QString text = {};
    QString link = {}; //!< what a click opens
    QString key = {};  //!< of what needs somebody: settled, it is no news any more

    friend bool operator==(const Notice &, const Notice &) = default;
};

} // namespace app
