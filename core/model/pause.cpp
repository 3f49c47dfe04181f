// SPDX-License-Identifier: Apache-2.0
#include "core/model/pause.h"

#include "lattice/pending.h"

#include <QObject>
#include <QScopedPointer>
#include <QTimer>

namespace core {

QCoro::Task<bool> pause(std::chrono::milliseconds time, std::stop_token stop)
{
    const lattice::Pending<bool> done;
    // Settling resumes us inside the context's own slot, so it must not go before that has returned.
    const QScopedPointer<QObject, QScopedPointerDeleteLater> context(new QObject);
    QObject *const here = context.data();
    const std::stop_callback onStop(stop, [here, done] { // on any thread
        QMetaObject::invokeMethod(here, [done] { done.settle(false); }, Qt::QueuedConnection);
    });
    QTimer::singleShot(time, here, [done] { done.settle(true); });
    co_return co_await done;
}

} // namespace core
