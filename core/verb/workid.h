// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verb.h"

namespace core {

inline constexpr qsizetype kShortestWorkId = 8; //!< as lists and maps cut it

/*!
    The id of the item that \a text names: the id itself, or its first characters, kShortestWorkId at least, when no other id begins so.
    \return NotFound; Conflict with the ids when there are several
*/
QCoro::Task<lattice::Result<QString>> workIdOf(QPointer<Engine> engine, QString text, std::stop_token stop);

/*! \a run with the ids in the arguments `work_id` and `parent` made whole. */
Verb::Run withWholeIds(Verb::Run run);

} // namespace core
