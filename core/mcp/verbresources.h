// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptypes.h"
#include "core/verb/verbtable.h"

namespace core {

/*! What of a station can be looked at as a resource, each by a verb that only reads. */
struct VerbResource {
    McpResource info;
    QString verb;
    QString variable = {}; //!< of a template: `{id}`
    QString argument = {}; //!< of the verb, which gets the variable's value

    bool isTemplate() const { return !variable.isEmpty(); }
    /*! The value of the variable in \a uri; nothing when \a uri is another resource. */
    std::optional<QString> match(const QString &uri) const;
};

/*! Those whose verbs are in \a table. */
QList<VerbResource> verbResources(const VerbTable &table);

inline const QString kResultUri = QStringLiteral("station://result/");

} // namespace core
