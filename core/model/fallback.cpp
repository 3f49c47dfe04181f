// SPDX-License-Identifier: Apache-2.0
#include "core/model/fallback.h"

#include <QLoggingCategory>
#include <QStringList>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(fallbackLog, "station.model")

namespace core {

Fallback::Fallback(QList<Candidate> candidates)
    : m_candidates(std::make_shared<const QList<Candidate>>(std::move(candidates)))
{ }

bool Fallback::asksNext(lattice::Fault fault)
{
    using lattice::Fault;
    return fault == Fault::Unreachable || fault == Fault::Busy || fault == Fault::Timeout || fault == Fault::NotFound;
}

QCoro::Task<lattice::Result<ModelReply>> Fallback::generate(ModelRequest request, Progress progress, std::stop_token stop)
{
    const auto candidates = m_candidates;
    const auto end = std::chrono::steady_clock::now() + request.deadline;
    const auto shown = std::make_shared<bool>(false);
    const Progress noticed = [progress, shown](const QString &part) {
        *shown = true;
        if (progress)
            progress(part);
    };
    QStringList tried;
    for (const Candidate &candidate : *candidates) {
        request.model = candidate.model;
        request.deadline = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        const auto reply = co_await candidate.provider->generate(request, noticed, stop);
        if (reply)
            co_return reply;
        tried << u"%1: %2"_s.arg(candidate.model, reply.error().detail);
        const bool last = &candidate == &candidates->last() || *shown || stop.stop_requested() || std::chrono::steady_clock::now() >= end;
        if (last || !asksNext(reply.error().fault))
            co_return lattice::failed(reply.error().fault, tried.size() == 1 ? reply.error().detail : tried.join(u"; "_s));
        qCWarning(fallbackLog, "%ls; the next model is asked", qUtf16Printable(tried.last()));
    }
    co_return lattice::failed(lattice::Fault::NotFound, u"there is no model to ask"_s);
}

} // namespace core
