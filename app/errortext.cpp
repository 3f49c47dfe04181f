// SPDX-License-Identifier: Apache-2.0
#include "app/errortext.h"

namespace app {

QString ErrorText::describe(const lattice::Error &error)
{
    using lattice::Fault;
    switch (error.fault) {
    case Fault::Timeout:
        return tr("No answer came in time. Try again, or look whether the other station is busy or offline.");
    case Fault::Cancelled:
        return tr("Stopped at your request.");
    case Fault::NoResponders:
        return tr("No station listens for this. Check in the outline that the station is online, then try again.");
    case Fault::Unreachable:
        return tr("The link to the lattice is down. It comes back by itself; try again when the status bar says live.");
    case Fault::Busy:
        return tr("All slots and the queue are full. Try again in a moment, or choose another station.");
    case Fault::Refused:
        return tr("This is not allowed with the present sign-in. Ask the lattice's operator for access, or sign in differently.");
    case Fault::Conflict:
        return tr("Somebody else changed or owns this. Look at the present state, then decide again.");
    case Fault::NotFound:
        return tr("It is not there any more. Choose another agent or station in the outline.");
    case Fault::Full:
        return tr("It is too large, or the storage is full. Make the request smaller, or free some space.");
    case Fault::Invalid:
        return tr("The data was not understood. Check the values; if they are right, the two stations may speak different versions.");
    }
    return error.detail;
}

} // namespace app
