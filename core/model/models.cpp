// SPDX-License-Identifier: Apache-2.0
#include "core/model/models.h"

#include "core/model/keyring.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(modelsLog, "station.models")

namespace core {

namespace {

HttpProvider::Settings settingsOf(const KnownProvider &known)
{
    const ProviderConfig &config = known.config;
    HttpProvider::Settings settings{.name = known.name,
                                    .words = {.title = known.title, .keyVariable = known.keyVariable, .urlVariable = known.urlVariable},
                                    .dialect = dialectNamed(known.api),
                                    .baseUrl = known.url,
                                    .key = known.key,
                                    .needsKey = known.needsKey,
                                    .fetchKey = {},
                                    .retry = {},
                                    .limits = {},
                                    .rate = {.requestsPerMinute = config.requestsPerMinute, .tokensPerMinute = config.tokensPerMinute, .concurrency = config.concurrency}};
    if (known.keyInKeyring)
        settings.fetchKey = [name = known.name] { return Keyring().read(name); };
    if (config.connect.count() > 0)
        settings.limits.connect = config.connect;
    if (config.firstByte.count() > 0)
        settings.limits.firstByte = config.firstByte;
    if (config.silence.count() > 0)
        settings.limits.silence = config.silence;
    return settings;
}

} // namespace

Models::Models(const ModelSettings &settings)
    : m_settings(settings)
    , m_rehearsal(std::make_shared<Rehearsal>())
{
    refresh();
}

Models::~Models() = default;

void Models::refresh()
{
    m_known = knownProviders(m_settings);
    m_default = defaultProvider(m_settings, m_known);
}

Models::Choice Models::rehearsed() const { return {*m_rehearsal, Rehearsal::modelName(), m_rehearsal}; }

Models::Choice Models::choose(const QString &model)
{
    if (m_settings.provider == Rehearsal::modelName() || model == Rehearsal::modelName())
        return rehearsed();
    const QList<Candidate> found = candidates(model);
    if (found.isEmpty())
        return rehearsed();
    if (found.size() == 1)
        return {*found.first().provider, found.first().model, found.first().provider};
    const auto fallback = std::make_shared<Fallback>(found);
    return {*fallback, found.first().model, fallback};
}

QList<Candidate> Models::candidates(const QString &model)
{
    QStringList names = (model.isEmpty() ? m_settings.model : model).split(u',');
    names += m_settings.fallback;
    QList<Candidate> usable;
    std::optional<Candidate> first;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString name = names.at(i).trimmed();
        if (name.isEmpty() && i > 0)
            continue;
        const auto candidate = resolve(name);
        if (!candidate)
            return usable; // it is rehearsed from here on, which always answers; alone it means that all is
        if (!first)
            first = candidate;
        const auto http = std::dynamic_pointer_cast<HttpProvider>(candidate->provider);
        if (!http || http->isUsable())
            usable << *candidate;
    }
    if (usable.isEmpty() && first)
        usable << *first; // it says what is missing
    return usable;
}

const KnownProvider *Models::find(const QString &name) const
{
    for (const KnownProvider &known : m_known) {
        if (known.name == name || known.aliases.contains(name))
            return &known;
    }
    return nullptr;
}

std::optional<Candidate> Models::resolve(const QString &name)
{
    if (name == Rehearsal::modelName())
        return Candidate{m_rehearsal, name};
    const KnownProvider *const standard = find(m_default);
    const bool standardTakesAll = standard && standard->ownServer; // a gate that may have models of all kinds
    const KnownProvider *chosen = standard;
    QString model = name;
    if (const KnownProvider *said = name.contains(u'/') ? find(name.section(u'/', 0, 0)) : nullptr) {
        const bool isOpen = said->configured || (!said->needsKey && said->api != "openai"_L1) || said->name == "llamacpp"_L1;
        if (isOpen || (standard && !standardTakesAll)) {
            chosen = said;
            // At another address the whole name may be the model's: OpenRouter has an openai/gpt-4o.
            model = said->ownServer && said->name == "openai"_L1 ? name : name.section(u'/', 1);
        }
    } else if (!standardTakesAll || m_settings.provider.isEmpty()) {
        for (const KnownProvider &known : m_known) {
            const bool isIts = std::ranges::any_of(known.prefixes, [&name](const QString &prefix) { return name.startsWith(prefix); });
            if (isIts && (known.configured || (standard && !standardTakesAll)))
                chosen = &known;
        }
    }
    if (!chosen)
        return {};
    return Candidate{provider(chosen->name), model.isEmpty() ? chosen->model : model};
}

std::shared_ptr<HttpProvider> Models::provider(const QString &name)
{
    const KnownProvider *known = find(name);
    if (!known || !dialectNamed(known->api))
        return {};
    auto &made = m_providers[known->name];
    if (!made) {
        if (!m_network)
            m_network = HttpCall::makeNetwork();
        made = std::make_shared<HttpProvider>(settingsOf(*known), m_network);
    }
    return made;
}

void Models::setDefault(const QString &provider, const QString &model)
{
    m_settings.provider = provider;
    m_settings.model = model;
    refresh();
}

void Models::setKey(const QString &provider, const QString &key, const QString &source)
{
    m_settings.keys.insert(provider, key);
    m_settings.keySources.insert(provider, source);
    refresh();
    if (const auto made = m_providers.find(provider); made != m_providers.end())
        made->second->setKey(key);
}

const PriceTable &Models::prices() const
{
    const QFileInfo file(m_settings.pricesFile);
    const std::pair state(file.lastModified(), file.exists() ? file.size() : -1);
    if (m_prices && state == m_pricesState)
        return *m_prices;
    m_pricesState = state;
    const auto read = PriceTable::withFile(m_settings.pricesFile);
    if (!read)
        qCWarning(modelsLog, "%ls; the prices from before are used", qUtf16Printable(read.error().detail));
    if (read)
        m_prices = *read;
    else if (!m_prices)
        m_prices = PriceTable::shipped();
    return *m_prices;
}

QString Models::defaultProviderName() const { return m_default.isEmpty() ? Rehearsal::modelName() : m_default; }

QString Models::defaultModel() const
{
    const KnownProvider *known = find(m_default);
    if (!known)
        return {};
    return m_settings.model.isEmpty() ? known->model : m_settings.model;
}

QString Models::describe() const
{
    const KnownProvider *known = find(m_default);
    if (!known)
        return u"rehearsal (no model; set ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY, or OPENAI_BASE_URL for a server of your own)"_s;
    const QString missing = !lacksKey(*known) ? QString() : u", without a key: set %1"_s.arg(known->keyVariable);
    return u"%1 at %2%3"_s.arg(known->title, known->url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery), missing);
}

} // namespace core
