// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verb.h"
#include "lattice/pending.h"

#include <QTimer>

#include <memory>

namespace core {

/*!
    One verb that tells lines as they come, until it is stopped. A command goes on until Ctrl+C; who calls over MCP or from another
    station gets one answer, so that ends by itself and holds the last lines.
*/
class Following final
{
public:
    static constexpr int kSeconds = 10; //!< of a caller who is no command, when it does not say
    static constexpr int kLines = 200; //!< in the answer

    static Parameter seconds(); //!< of the verb

    Following(const Context &context, const QJsonObject &arguments, Progress progress, std::stop_token stop);

    void tell(const QString &line) const; //!< ends with a line end or not
    int shown() const { return m_state->shown; }
    void end() const { m_state->over.settle(true); } //!< there will be no more
    bool isOver() const { return m_state->over.isSettled(); }

    lattice::Pending<bool> over() const { return m_state->over; } //!< to be awaited
    QJsonObject result() const; //!< {"shown": number, "lines": [texts]}; lines only for who is no command
    static QJsonObject resultSchema();

private:
    struct State {
        Progress progress;
        lattice::Pending<bool> over;
        QTimer limit;
        int shown = 0;
        bool keeps = false;
        QStringList lines;
    };
    std::shared_ptr<State> m_state; //!< what is told may come while it ends
    std::shared_ptr<std::stop_callback<std::function<void()>>> m_stopped;
};

} // namespace core
