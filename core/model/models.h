// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fallback.h"
#include "core/model/httpprovider.h"
#include "core/model/pricetable.h"
#include "core/model/providertable.h"
#include "core/model/rehearsal.h"

#include <QDateTime>

#include <map>

namespace core {

/*! The providers of a home, and which of them answers for an agent. On the engine's thread. */
class Models final
{
public:
    /*! A file of prices that cannot be read is told in the log, and the shipped list is used. It may change at any time. */
    explicit Models(const ModelSettings &settings);
    ~Models();
    Q_DISABLE_COPY_MOVE(Models)

    struct Choice {
        Provider &provider;
        QString model;
        std::shared_ptr<Provider> owner; //!< for who asks again later, when the models may be gone
    };

    /*!
        \a model is an agent's own, or empty: `gpt-4o`, `anthropic/claude-sonnet-5`, or several with commas, of which the next
        is asked when one cannot be; then come those of `models.fallback`. Where nobody has said anything of any provider,
        or the name is "rehearsal", it is rehearsed. A provider without a key is passed over when others follow.
    */
    Choice choose(const QString &model);

    /*! The default from now on, as `model set` has written it. */
    void setDefault(const QString &provider, const QString &model);
    void forgetPrices() { m_prices.reset(); } //!< they are read again, also when the file's time does not say so
    void setKey(const QString &provider, const QString &key, const QString &source);

    QList<KnownProvider> providers() const { return m_known; }
    QString defaultProviderName() const;
    QString defaultModel() const; //!< empty: rehearsal, or the provider has none by itself
    std::shared_ptr<HttpProvider> provider(const QString &name); //!< null: no such one
    const PriceTable &prices() const; //!< as the file says now; one that cannot be read leaves what was known before

    /*! US dollars; nothing when the price or the count of tokens is not known, which is not zero. */
    std::optional<double> cost(const ModelReply &reply) const { return prices().cost(reply.provider, reply.model, reply.usage); }

    /*! One line for `doctor` and the log, without secrets. */
    QString describe() const;

private:
    const KnownProvider *find(const QString &name) const;
    std::optional<Candidate> resolve(const QString &name);
    QList<Candidate> candidates(const QString &model);
    Choice rehearsed() const;
    void refresh();

    ModelSettings m_settings;
    mutable std::optional<PriceTable> m_prices;
    mutable std::pair<QDateTime, qint64> m_pricesState; //!< of their file when it was read
    QList<KnownProvider> m_known;
    QString m_default;
    std::shared_ptr<Rehearsal> m_rehearsal;
    std::shared_ptr<QNetworkAccessManager> m_network; //!< made at the first use
    std::map<QString, std::shared_ptr<HttpProvider>> m_providers;
};

} // namespace core
