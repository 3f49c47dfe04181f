// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/promptedit.h"

#include <QJsonObject>

namespace core {

/*! What a form, a command or a client says of an agent, by the names of agent.create and agent.update: description, prompt, model, tools, … */
namespace AgentDraft {

/*! A file to start with, commented, that holds what \a wanted says. */
lattice::Result<QByteArray> create(const QString &name, const QJsonObject &wanted);

/*! Changes what \a wanted names; an empty text takes a key away. \return Invalid or Conflict, naming the key */
lattice::Result<> apply(PromptEdit &edit, const QJsonObject &wanted);

} // namespace AgentDraft

} // namespace core
