// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDebug>
#include <QString>

namespace core {

/*! A text that no log and no debugger's print shows; who needs it says so by reveal(). */
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QString text)
        : m_text(std::move(text))
    { }

    const QString &reveal() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Secret &, const Secret &) = default;
    friend QDebug operator<<(QDebug debug, const Secret &secret)
    {
        const QDebugStateSaver saver(debug);
        return debug.noquote() << (secret.isEmpty() ? QLatin1StringView("(none)") : QLatin1StringView("(secret)"));
    }

private:
    QString m_text;
};

} // namespace core
