// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/serverfailure.h"

#include <QCoro/QCoroTask>

#include <stop_token>

namespace lattice {

struct PortWish {
    QString bind;
    int wanted = 0; //!< 0: the next free one from first up; -1: any; else this one
    int first = 0;
};

struct PortChoice {
    int port = 0;   //!< -1: the server takes any
    QString note;   //!< for people: "4223 (4222 is taken by nats-server, process 12)"
};

/*! Finds the port to listen on. One that was asked for and is taken fails and names who has it. */
QCoro::Task<Attempt<PortChoice>> choosePort(PortWish wish, std::stop_token stop);

} // namespace lattice
