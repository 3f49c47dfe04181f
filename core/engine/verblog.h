// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace core {

/*! One verb that was run, for whoever asks what was done, by whom. Arguments and results are not kept: they may hold secrets. */
struct Performed {
    quint64 number = 0; //!< counts up from 1 while the engine runs
    QDateTime time;     //!< when it began
    QString verb;
    Caller caller;
    bool changes = false; //!< the verb is not read-only
    QString subject;      //!< what it was about, as far as an argument names it: an agent, a work id
    QString fault;        //!< empty: it succeeded; else the fault's name
    QString detail;       //!< of the fault
    double durationMs = 0;
};

/*! The last verbs that this engine ran. */
class VerbLog final
{
public:
    static constexpr qsizetype kMost = 1000;

    void add(Performed performed);
    const QList<Performed> &entries() const { return m_entries; } //!< oldest first

private:
    QList<Performed> m_entries;
    quint64 m_count = 0;
};

} // namespace core

Q_DECLARE_METATYPE(core::Performed)
