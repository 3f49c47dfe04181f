// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/rpcmessage.h"

namespace core {

/*! Where the messages that belong to one request of a client go: the answer to its POST, or stdout. */
class McpOutlet
{
public:
    McpOutlet() = default;
    virtual ~McpOutlet() = default;
    Q_DISABLE_COPY_MOVE(McpOutlet)

    virtual bool canStream() const = 0; //!< false: the client takes one answer and nothing before it
    virtual bool isFull() const = 0;    //!< it does not read: leave out what it can do without
    virtual void send(const RpcMessage &message) = 0;
    virtual void answer(const RpcMessage &message) = 0; //!< the last one
    virtual void drop() = 0;            //!< cancelled: no answer comes
    virtual void cut() = 0;             //!< of an HTTP stream: closes it for now; the client comes back for the rest
};

} // namespace core
