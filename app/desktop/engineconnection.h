// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace core {
class Engine;
}

namespace app {

class ControlCenter;

/*! Joins window and engine, which live on different threads: values come up and deeds go down by queued signals. */
void connectEngine(ControlCenter &center, core::Engine &engine);

} // namespace app
