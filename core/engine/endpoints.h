// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace core {

struct Addresses;

/*! Where an engine is reached beside the lattice and the control channel. The engine keeps it, and ends it first. */
class Endpoints : public QObject
{
    Q_OBJECT

public:
    virtual Addresses addresses() const = 0; //!< without nats
    virtual void finish() = 0;               //!< accepts nobody any more, and says goodbye to clients
};

} // namespace core
