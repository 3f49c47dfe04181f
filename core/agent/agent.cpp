// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agent.h"

#include "core/agent/agentreader.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace core {

lattice::AgentInfo Agent::toAgentInfo() const
{
    return {.id = id,
            .name = name,
            .description = description,
            .capabilities = capabilities,
            .inputSchema = inputSchema,
            .outputSchema = outputSchema,
            .examples = examples};
}

lattice::Result<Agent> Agent::parse(const QByteArray &bytes, const QString &path, Trust trust)
{
    auto file = PromptFile::parse(bytes, path);
    if (!file)
        return std::unexpected(file.error());
    return AgentReader(std::make_shared<const PromptFile>(*std::move(file)), trust).read();
}

QString Agent::slug(const QString &name)
{
    QString slug;
    bool lossy = false;
    for (const QChar letter : name.toLower()) {
        const bool plain = (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9');
        lossy = lossy || letter.unicode() > 127;
        if (plain)
            slug += letter;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    if (slug.endsWith(u'-'))
        slug.chop(1);
    if (!lossy && !slug.isEmpty())
        return slug;
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(name.toLower().toUtf8(), QCryptographicHash::Sha256).toHex().first(8));
    return slug.isEmpty() ? u"agent-"_s + hash : slug + u'-' + hash;
}

} // namespace core
