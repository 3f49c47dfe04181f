// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace lattice {

/*!
    One value that comes later, awaited by at most one coroutine.

    Copies share the value, so the side that settles and the side that waits may each outlive the other. Both sides
    live on one thread. The first settle() counts and resumes the waiter at once; later ones do nothing. Whoever makes
    a Pending keeps the promise, in a destructor too: a waiter that is never resumed is a leak.
*/
template <typename T>
class Pending
{
public:
    bool settle(T value) const
    {
        if (m_state->value)
            return false;
        m_state->value = std::move(value);
        if (const auto waiter = std::exchange(m_state->waiter, nullptr))
            waiter.resume();
        return true;
    }

    bool isSettled() const { return m_state->value.has_value(); }

    auto operator co_await() const
    {
        struct Awaiter {
            std::shared_ptr<State> state;
            bool await_ready() const { return state->value.has_value(); }
            void await_suspend(std::coroutine_handle<> handle) const { state->waiter = handle; }
            T await_resume() const { return *state->value; }
        };
        return Awaiter{m_state};
    }

private:
    struct State {
        std::optional<T> value;
        std::coroutine_handle<> waiter;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace lattice
