// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/agent/templateengine.h"

#include <QJsonArray>
#include <QJsonObject>

namespace core {

/*! What a model is asked. */
struct Prepared {
    QJsonArray messages;
    QJsonObject input; //!< with defaults, typed as declared
};

/*!
    Makes messages of \a agent's prompt, a task and input values.

    The task is `{{userInput}}` and `{{task}}`. It also fills the one required text field that is missing, so that an agent
    can be called with a sentence; when the prompt uses it in none of these ways, it becomes a last message of the user.
    So does a person's answer (`escalation_answer` of work), unless the prompt has `{{escalation_answer}}` or the schema has the field.
    \return Invalid, naming agent and field, for input that the agent's schema does not allow
*/
lattice::Result<Prepared> prepare(TemplateEngine &engine, const Agent &agent, const QString &task, const QJsonObject &input);

} // namespace core
