// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workstate.h"

#include <QJsonObject>

namespace app {

/*! A run as people read it; its fields are those that the verb `runs.list` answers with. */
class RunWords final
{
    Q_DECLARE_TR_FUNCTIONS(RunWords)

public:
    static WorkValue::Value state(const QJsonObject &run);
    static QString remark(const QJsonObject &run); //!< what the state leaves out: "interrupted"; mostly empty
    static QString shortId(const QString &runId);  //!< the first 8 characters
    static QString trigger(const QJsonObject &run); //!< "work", "call from station-b", "command"
    static QString tokens(const QJsonObject &tokens); //!< "1,204 in, 310 out"; empty: not known
    static QString cost(const QJsonValue &cost);    //!< "$0.031"; empty: not known, which is not nothing
    static QString duration(const QJsonObject &run, const QDateTime &now); //!< of one that runs: until now
    static QString difference(const QString &names); //!< what differs between two steps, as `runs.compare` names it: "input, output"
    static QString clock(const QString &time);      //!< ISO 8601 as today's time, or date and time
};

} // namespace app
