// SPDX-License-Identifier: Apache-2.0
#include "core/agent/inlineagent.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;

namespace core {

lattice::Result<Agent> inlineAgent(const QJsonObject &definition, qsizetype number)
{
    const QString place = u"config.yaml, agents, number %1"_s.arg(number);
    const QString prompt = definition["prompt"_L1].toString();
    if (definition["name"_L1].toString().isEmpty())
        return failed(Fault::Invalid, u"%1: expected a name"_s.arg(place));
    if (prompt.isEmpty())
        return failed(Fault::Invalid, u"%1: expected a prompt, the text for the model"_s.arg(place));
    QJsonObject front = definition;
    front.remove("prompt"_L1);
    // JSON is YAML, so the definition is a prompt file's front matter as it is.
    const QByteArray file = "---\n" + QJsonDocument(front).toJson(QJsonDocument::Compact) + "\n---\n" + prompt.toUtf8() + '\n';
    auto agent = Agent::parse(file, place);
    if (agent)
        agent->path.clear();
    return agent;
}

} // namespace core
