// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"

namespace lattice {

/*! How one step of the connection doctor ended: the last part of a CheckStep. */
struct Finding {
    CheckStep::State state = CheckStep::State::Passed;
    QString detail;
    QString cause;
    QString words;

    static Finding passed(QString detail) { return {.state = CheckStep::State::Passed, .detail = std::move(detail)}; }
    static Finding skipped() { return {.state = CheckStep::State::Skipped}; }
    static Finding failed(QString cause, QString words)
    {
        return {.state = CheckStep::State::Failed, .cause = std::move(cause), .words = std::move(words)};
    }

    bool hasFailed() const { return state == CheckStep::State::Failed; }
};

} // namespace lattice
