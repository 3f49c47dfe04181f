// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <deque>

namespace core {

/*! Results too large to be handed to a model, kept for a while to be read as station://result/ID. The oldest go first. */
class ResultShelf final
{
public:
    static constexpr qsizetype kMostBytes = 64 * 1024 * 1024;
    static constexpr size_t kMostResults = 200;

    QString put(const QByteArray &json); //!< \return the id, which nobody can guess
    QByteArray find(const QString &id) const; //!< null: it is not here, or not any more

private:
    std::deque<QString> m_order;
    QHash<QString, QByteArray> m_results;
    qsizetype m_bytes = 0;
};

} // namespace core
