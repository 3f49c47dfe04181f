// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

#include <QThread>

namespace app {

class ControlCenter;

/*! What the window's command line says of the engine. */
struct EngineThreadOptions {
    QString home;   //!< empty: the default one, or its next free neighbour
    QString config; //!< empty: the home's
};

/*! Runs the window's engine on a thread of its own, from open() until this object goes; going says goodbye, for 3 s at most. */
class EngineThread final
{
public:
    EngineThread() = default;
    ~EngineThread();
    Q_DISABLE_COPY_MOVE(EngineThread)

    /*! Takes the home and starts the engine, whose news go to \a center. A home without agents gets the samples. */
    lattice::Result<> open(const EngineThreadOptions &options, ControlCenter &center);

private:
    QThread m_thread;
    std::unique_ptr<core::Engine> m_engine;
};

} // namespace app
