// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

#include <expected>

namespace lattice {

/*! What went wrong, sorted by what the caller can do about it. */
enum class Fault {
    Timeout,      //!< no answer before the deadline: may be tried again
    Cancelled,    //!< the caller asked us to stop: nothing to report
    NoResponders, //!< nobody listens on the subject
    Unreachable,  //!< the link is down: comes back by itself
    Busy,         //!< slots and queue are full: try later or elsewhere
    Refused,      //!< not signed in, or not allowed: a person must act
    Conflict,     //!< somebody else changed or owns it: read again
    NotFound,     //!< no such station, agent, work or key
    Full,         //!< no space, or over a limit
    Invalid,      //!< the data breaks the protocol: trying again is no use
};

struct Error {
    Fault fault = Fault::Invalid;
    QString detail; //!< English, for the log; `app` words it for people

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T = void>
using Result = std::expected<T, Error>;

/*! Short form of a failed Result: `return failed(Fault::NotFound, u"no agent …"_s)`. */
inline std::unexpected<Error> failed(Fault fault, QString detail)
{
    return std::unexpected(Error{.fault = fault, .detail = std::move(detail)});
}

} // namespace lattice

Q_DECLARE_METATYPE(lattice::Error)
