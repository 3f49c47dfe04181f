// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace lattice {

/*! Times that the leader and the stations act by; tests make them short. */
struct WorkTimes {
    using Ms = std::chrono::milliseconds;
    Ms ageing{30'000};   //!< waiting that counts as one step of priority
    Ms resend{5'000};    //!< assigned without claim: the message is sent again, and again after as long
    Ms claim{60'000};    //!< assigned without claim: lost
    Ms lease{45'000};    //!< running or cancelling without a lease: lost
    Ms renew{15'000};    //!< how often a station renews a lease
    Ms overtime{60'000}; //!< running longer than its timeout by this: lost
    Ms grace{30'000};    //!< after its timeout, until a station gives up an agent that does not end
    Ms again{250};       //!< before a decision that came to nothing is made again
    Ms keep{std::chrono::days(7)}; //!< an end, in the ledger
};

} // namespace lattice
