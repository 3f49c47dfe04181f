// SPDX-License-Identifier: Apache-2.0
#include "core/model/models.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr auto kDefaultModel = "gpt-4o-mini"_L1;

} // namespace

ModelSettings ModelSettings::withEnvironment(ModelSettings settings, const QProcessEnvironment &environment)
{
    if (const QString key = environment.value(u"OPENAI_API_KEY"_s).trimmed(); !key.isEmpty())
        settings.key = key;
    if (const QString url = environment.value(u"OPENAI_BASE_URL"_s).trimmed(); !url.isEmpty())
        settings.baseUrl = QUrl(url);
    return settings;
}

Models::Models(const ModelSettings &settings)
    : m_settings(settings)
{
}

Models::Choice Models::choose(const QString &model)
{
    const QString wanted = model.isEmpty() ? m_settings.model : model;
    if (!usesOpenAi() || wanted == Rehearsal::modelName())
        return {m_rehearsal, Rehearsal::modelName()};
    if (!m_openAi) {
        OpenAiChat::Settings settings{.key = m_settings.key};
        if (!m_settings.baseUrl.isEmpty())
            settings.baseUrl = m_settings.baseUrl;
        m_openAi = std::make_unique<OpenAiChat>(settings);
    }
    return {*m_openAi, wanted.isEmpty() ? QString(kDefaultModel) : wanted};
}

QString Models::describe() const
{
    if (!usesOpenAi())
        return u"rehearsal (no model; set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own)"_s;
    const QUrl url = m_settings.baseUrl.isEmpty() ? OpenAiChat::Settings().baseUrl : m_settings.baseUrl;
    return u"OpenAI chat at %1"_s.arg(url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
}

bool Models::usesOpenAi() const
{
    if (!m_settings.provider.isEmpty())
        return m_settings.provider == "openai"_L1;
    return !m_settings.key.isEmpty() || !m_settings.baseUrl.isEmpty();
}

} // namespace core
