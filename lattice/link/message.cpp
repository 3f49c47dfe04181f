// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/message.h"

namespace lattice {

void Headers::set(const QByteArray &key, const QByteArray &value)
{
    for (auto &[name, content] : m_fields) {
        if (name == key) {
            content = value;
            return;
        }
    }
    m_fields.append({key, value});
}

QByteArray Headers::value(QByteArrayView key) const
{
    for (const auto &[name, content] : m_fields) {
        if (name == key)
            return content;
    }
    return {};
}

} // namespace lattice
