// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <sys/types.h>

namespace core {

/*!
    Ends the process groups of our tool servers when we die without a word (SIGKILL, a crash).

    A child can ask the kernel for a signal at its parent's death, its own children do not get one, and npx has such. So a shell
    holds the other end of a socket of ours, and ends what it was told of once that closes.
*/
class ProcessGuard final
{
public:
    ProcessGuard();
    ~ProcessGuard(); //!< ends the groups that are left
    Q_DISABLE_COPY_MOVE(ProcessGuard)

    void add(pid_t group) { tell('+', group); }
    void remove(pid_t group) { tell('-', group); }

private:
    void tell(char what, pid_t group);

    int m_socket = -1;
    pid_t m_shell = -1;
};

} // namespace core
