// SPDX-License-Identifier: Apache-2.0
#include "core/run/runner.h"

#include "core/run/runloop.h"

namespace core {

Runner::Runner(Models &models, RunLimits limits)
    : m_shared(std::make_shared<Shared>(models, limits))
{
}

Runner::~Runner()
{
    m_shared->gone = true;
    m_shared->asker = nullptr;
}

void Runner::addSource(std::unique_ptr<ToolSource> source) { m_shared->sources.push_back(std::move(source)); }
void Runner::setStore(RunStore *store) { m_shared->store = store; }
void Runner::setAsker(ApprovalAsker *asker) { m_shared->asker = asker; }
void Runner::setStation(const QString &stationId) { m_shared->station = stationId; }
void Runner::setTracing(const Tracing &tracing) { m_shared->tracing = tracing; }
void Runner::setPolicyFile(const QString &path) { m_shared->policyFile = path; }
void Runner::setMemoryFolder(const QString &path) { m_shared->memoryFolder = path; }
void Runner::setPrice(Price price) { m_shared->price = std::move(price); }

QCoro::Task<lattice::Result<RunResult>> Runner::run(Request request, Progress progress, std::stop_token stop)
{
    return RunLoop::play(std::make_shared<RunLoop>(m_shared, std::move(request), std::move(progress)), std::move(stop));
}

bool Runner::cancel(const QString &runId)
{
    const auto run = m_shared->underWay.constFind(runId);
    if (run == m_shared->underWay.cend())
        return false;
    std::stop_source stop = *run; // a run that ends leaves the list
    stop.request_stop();
    return true;
}

void Runner::stopAll()
{
    for (std::stop_source stop : m_shared->underWay.values())
        stop.request_stop();
}

QStringList Runner::underWay() const { return m_shared->underWay.keys(); }

} // namespace core
