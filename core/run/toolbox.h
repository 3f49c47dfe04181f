// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/inputschema.h"
#include "core/tool/toolpolicy.h"

#include <map>

namespace core {

/*!
    All tools of one run: the sessions it was given, under names that are unique and that every model takes.

    Two servers may have a tool of the same name: each is then `server__tool`. What the policies deny is not offered.
*/
class ToolBox final
{
public:
    struct Tool {
        QString name; //!< as the model knows it
        ToolInfo info;
        std::shared_ptr<ToolSession> session;
        ToolPolicy::Verdict verdict = ToolPolicy::Verdict::Allow;
        InputSchema schema;
    };

    void setPolicies(QList<ToolPolicy> policies) { m_policies = std::move(policies); }
    void add(std::shared_ptr<ToolSession> session);
    void refresh(); //!< takes in what sessions have come to offer, or offer no more

    bool isEmpty() const { return m_tools.empty(); } //!< no tool is offered
    const Tool *find(const QString &name) const;     //!< null: not offered
    bool isDenied(const QString &name) const { return m_denied.contains(name); }
    QString nearestTo(const QString &name) const;
    QStringList names() const;
    QJsonArray forModel() const; //!< {name, description, inputSchema}
    QJsonArray described() const; //!< for the record: with server, hints and verdict

private:
    struct Place {
        std::shared_ptr<ToolSession> session;
        QList<ToolInfo> tools;
    };
    void build();
    QString freeName(const ToolInfo &info, bool clashes) const;

    QList<ToolPolicy> m_policies;
    QList<Place> m_places;
    std::map<QString, Tool> m_tools;
    QStringList m_denied;
};

} // namespace core
