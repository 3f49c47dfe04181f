// SPDX-License-Identifier: Apache-2.0
#include "core/model/providertable.h"

#include "core/model/keyfile.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

KnownProvider known(const BuiltInProvider &row)
{
    return {.name = row.name, .title = row.title, .api = row.api, .url = QUrl(row.url), .key = {}, .keySource = {}, .keyVariable = row.keyVariables.value(0), .urlVariable = row.urlVariable,
            .needsKey = row.needsKey, .keyInKeyring = false, .configured = false, .ownServer = false, .model = row.model, .aliases = row.aliases, .prefixes = row.prefixes, .config = {}};
}

QUrl addressOf(const QString &api, const QString &text) { return api == "ollama"_L1 ? ollamaUrl(text) : QUrl(text); }

void setUrl(KnownProvider &provider, const QUrl &url)
{
    if (url.isEmpty() || url == provider.url)
        return;
    const bool isOther = url.host() != provider.url.host() || provider.url.host().isEmpty();
    provider.url = url;
    provider.configured = true;
    if (!isOther && provider.needsKey)
        return;
    provider.ownServer = true;
    provider.needsKey = false; // it may want none, and says so when it does
}

void setKey(KnownProvider &provider, const QString &key, const QString &source)
{
    if (key.isEmpty())
        return;
    provider.key = key;
    provider.keySource = source;
    provider.configured = true;
}

void apply(KnownProvider &provider, const ProviderConfig &config)
{
    provider.configured = true;
    provider.config = config;
    if (!config.api.isEmpty())
        provider.api = config.api;
    setUrl(provider, addressOf(provider.api, config.baseUrl));
    setKey(provider, config.apiKey.reveal(), u"config.yaml"_s);
    if (!config.model.isEmpty())
        provider.model = config.model;
}

} // namespace

ModelSettings ModelSettings::ofHome(const Config &config, const QString &folder, const QProcessEnvironment &environment)
{
    ModelSettings settings{.provider = config.aiProvider, .model = config.aiModel, .baseUrl = QUrl(config.aiBaseUrl), .key = config.aiApiKey.reveal(),
                           .fallback = config.models.fallback, .providers = config.models.providers, .pricesFile = folder + u"/prices.yaml"_s};
    const KeyFile::Content stored = KeyFile(folder).content();
    for (const auto &[name, key] : stored.keys.asKeyValueRange()) {
        settings.keys.insert(name, key.reveal());
        settings.keySources.insert(name, KeyFile::fileName());
    }
    settings.inKeyring = stored.inKeyring;
    return withEnvironment(settings, environment);
}

ModelSettings ModelSettings::withEnvironment(ModelSettings settings, const QProcessEnvironment &environment)
{
    for (const BuiltInProvider &row : builtInProviders()) {
        for (const QString &variable : row.keyVariables) {
            const QString key = environment.value(variable).trimmed();
            if (key.isEmpty())
                continue;
            settings.keys.insert(row.name, key); // over a stored one
            settings.keySources.insert(row.name, variable);
            break;
        }
        if (const QString url = row.urlVariable.isEmpty() ? QString() : environment.value(row.urlVariable).trimmed(); !url.isEmpty())
            settings.urls.insert(row.name, url);
    }
    return settings;
}

const QList<BuiltInProvider> &builtInProviders()
{
    static const QList<BuiltInProvider> rows{
        {u"anthropic"_s, u"Anthropic"_s, u"anthropic"_s, u"https://api.anthropic.com"_s, {u"ANTHROPIC_API_KEY"_s}, u"ANTHROPIC_BASE_URL"_s, true, u"claude-sonnet-5"_s, {}, {u"claude-"_s}},
        {u"openai"_s, u"OpenAI"_s, u"openai"_s, u"https://api.openai.com/v1"_s, {u"OPENAI_API_KEY"_s}, u"OPENAI_BASE_URL"_s, true, u"gpt-4o-mini"_s, {},
         {u"gpt-"_s, u"o1"_s, u"o3"_s, u"o4"_s, u"chatgpt-"_s, u"codex-"_s}},
        {u"openai-responses"_s, u"OpenAI (Responses)"_s, u"responses"_s, u"https://api.openai.com/v1"_s, {u"OPENAI_API_KEY"_s}, u"OPENAI_BASE_URL"_s, true, u"gpt-5-mini"_s, {u"responses"_s}, {}},
        {u"gemini"_s, u"Gemini"_s, u"gemini"_s, u"https://generativelanguage.googleapis.com"_s, {u"GEMINI_API_KEY"_s, u"GOOGLE_API_KEY"_s}, u"GOOGLE_GEMINI_BASE_URL"_s, true, u"gemini-2.5-flash"_s,
         {u"googleai"_s, u"google"_s, u"google-genai"_s}, {u"gemini-"_s}},
        {u"ollama"_s, u"Ollama"_s, u"ollama"_s, u"http://127.0.0.1:11434"_s, {u"OLLAMA_API_KEY"_s}, u"OLLAMA_HOST"_s, false, {}, {}, {}},
        {u"llamacpp"_s, u"llama.cpp"_s, u"openai"_s, u"http://127.0.0.1:8080/v1"_s, {}, {}, false, u"default"_s, {u"llama.cpp"_s, u"llama-cpp"_s}, {}},
    };
    return rows;
}

QList<KnownProvider> knownProviders(const ModelSettings &settings)
{
    QList<KnownProvider> providers;
    for (const BuiltInProvider &row : builtInProviders())
        providers << known(row);
    const auto named = [&providers](const QString &name) {
        return std::ranges::find_if(providers, [&name](const KnownProvider &provider) { return provider.name == name || provider.aliases.contains(name); });
    };
    const auto made = [&](const QString &name) -> KnownProvider & {
        if (const auto found = named(name); found != providers.end())
            return *found;
        providers << KnownProvider{.name = name, .title = name, .api = u"openai"_s, .url = {}, .key = {}, .keySource = {}, .keyVariable = {}, .urlVariable = {},
                                   .needsKey = false, .keyInKeyring = false, .configured = true, .ownServer = true, .model = {}, .aliases = {}, .prefixes = {}, .config = {}};
        return providers.last();
    };
    for (const ProviderConfig &config : settings.providers)
        apply(made(config.name), config);
    if (settings.provider != "rehearsal"_L1 && (!settings.provider.isEmpty() || !settings.baseUrl.isEmpty() || !settings.key.isEmpty())) {
        KnownProvider &provider = made(settings.provider.isEmpty() ? u"openai"_s : settings.provider);
        setUrl(provider, addressOf(provider.api, settings.baseUrl.toString()));
        setKey(provider, settings.key, u"ai_api_key"_s);
        provider.configured = true;
    }
    for (KnownProvider &provider : providers) {
        const QUrl url = addressOf(provider.api, settings.urls.value(provider.name));
        if (provider.name == "ollama"_L1 && !url.isEmpty())
            provider.url = url; // the variable says where, also to the server itself, and not that agents are to use it
        else
            setUrl(provider, url);
        setKey(provider, settings.keys.value(provider.name), settings.keySources.value(provider.name));
        if (provider.key.isEmpty() && settings.inKeyring.contains(provider.name)) {
            provider.keyInKeyring = provider.configured = provider.needsKey = true;
            provider.keySource = u"the keyring"_s;
        }
    }
    return providers;
}

QString defaultProvider(const ModelSettings &settings, const QList<KnownProvider> &providers)
{
    const auto named = std::ranges::find_if(providers, [&settings](const KnownProvider &provider) {
        return provider.name == settings.provider || provider.aliases.contains(settings.provider);
    });
    if (settings.provider == "rehearsal"_L1)
        return {};
    if (!settings.provider.isEmpty() && named != providers.end())
        return named->name;
    // A server of one's own is there because somebody wants it used.
    for (const auto wanted : {&KnownProvider::ownServer, &KnownProvider::configured}) {
        for (const KnownProvider &provider : providers) {
            if (provider.*wanted && provider.name != "openai-responses"_L1)
                return provider.name;
        }
    }
    return {};
}

QUrl ollamaUrl(const QString &text)
{
    if (text.isEmpty())
        return {};
    const bool whole = text.contains("://"_L1);
    QUrl url(whole ? text : u"http://"_s + (text.startsWith(u':') ? u"127.0.0.1"_s + text : text));
    if (url.port() < 0 && !whole)
        url.setPort(11434);
    const QHostAddress address(url.host());
    if (url.host().isEmpty() || address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6))
        url.setHost(u"127.0.0.1"_s);
    return url;
}

} // namespace core
