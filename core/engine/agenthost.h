// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/agenthost.h"

#include <QObject>

namespace core {

/*! What the engine needs of the agents of its home: which there are, and to run one. */
class AgentHost : public QObject, public lattice::AgentHost
{
    Q_OBJECT

Q_SIGNALS:
    void agentsChanged();
};

} // namespace core
