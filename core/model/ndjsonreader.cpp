// SPDX-License-Identifier: Apache-2.0
#include "core/model/ndjsonreader.h"

using namespace Qt::StringLiterals;

namespace core {

lattice::Result<QByteArrayList> NdjsonReader::feed(QByteArrayView bytes)
{
    QByteArrayList lines;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        m_line += end < 0 ? bytes : bytes.first(end);
        if (m_line.size() > kMaxLineBytes)
            return lattice::failed(lattice::Fault::Full, u"a line of JSON of more than 16 MiB"_s);
        if (end < 0)
            break;
        bytes = bytes.sliced(end + 1);
        takeLine(lines);
    }
    return lines;
}

QByteArrayList NdjsonReader::finish()
{
    QByteArrayList lines;
    takeLine(lines);
    return lines;
}

void NdjsonReader::takeLine(QByteArrayList &lines)
{
    // No string of JSON holds a bare CR, so one can only belong to a line's end.
    const QByteArray line = std::exchange(m_line, {}).replace('\r', ' ').trimmed();
    if (!line.isEmpty())
        lines << line;
}

} // namespace core
