// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

#include <memory>

namespace core {

/*! One model of one provider. */
struct Candidate {
    std::shared_ptr<Provider> provider;
    QString model;
};

/*!
    Several models in the order in which they are asked.

    The next one is asked when the first cannot be reached, is busy, silent or unknown. Not when it refuses: a wrong key or an
    empty purse is for a person to mend, and would stay unseen. Nor when the request is wrong or too long: that is our fault,
    and another model would only cost more. And never when a part of the answer has been shown.
*/
class Fallback final : public Provider
{
public:
    explicit Fallback(QList<Candidate> candidates);

    /*! The model of \a request is not looked at. An error names all that were tried. */
    QCoro::Task<lattice::Result<ModelReply>> generate(ModelRequest request, Progress progress, std::stop_token stop) override;

    static bool asksNext(lattice::Fault fault);

private:
    const std::shared_ptr<const QList<Candidate>> m_candidates; //!< a call outlives us
};

} // namespace core
