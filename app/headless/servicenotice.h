// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace app {

/*! Tells the service manager "READY=1" or the like, where there is one ($NOTIFY_SOCKET). \sa sd_notify(3) */
void notifyService(const QByteArray &state);

/*! Whether what we print goes to the journal, which others can read. \sa systemd.exec(5), $JOURNAL_STREAM */
bool isStdoutJournal();

} // namespace app
