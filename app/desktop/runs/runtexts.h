// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace app {

/*! What a step of a run was given and gave, as texts to read and to compare. Steps and messages are as the verb `runs.inspect` gives them. */
namespace RunTexts {

/*! The messages that the model was asked with in the exchange \a step: all before its answer. */
QString prompt(const QJsonArray &messages, int step);
QString answer(const QJsonArray &messages, int step); //!< of the model, with the tools that it called for
QString input(const QJsonObject &step);               //!< of a tool
QString output(const QJsonObject &step);
QString note(const QJsonObject &step);
/*! Indented JSON; a text as it is. */
QString pretty(const QJsonValue &json);

} // namespace RunTexts

} // namespace app
