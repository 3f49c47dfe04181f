// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/config.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QUrl>

namespace core {

/*! What a home and its environment say of models. Keys are neither written nor logged. */
struct ModelSettings {
    QString provider = {};  //!< whose models agents use when they name none: "anthropic", "openai", "rehearsal", …; empty: by the keys there are
    QString model = {};     //!< for agents that name none
    QUrl baseUrl = {};      //!< of that provider (openai when none is said); empty: its own
    QString key = {};       //!< of that provider
    QStringList fallback = {}; //!< models that are asked when the wanted one cannot be
    QList<ProviderConfig> providers = {};

    // From the environment and the key store, by provider.
    QHash<QString, QString> keys = {};
    QHash<QString, QString> keySources = {}; //!< "ANTHROPIC_API_KEY", "keys.json"
    QHash<QString, QString> urls = {};
    QStringList inKeyring = {}; //!< providers whose key is fetched from there when it is needed

    QString pricesFile = {}; //!< the user's, may be absent

    /*! All that \a config, the files in the folder of the configuration and the environment say. */
    static ModelSettings ofHome(const Config &config, const QString &folder, const QProcessEnvironment &environment);

    /*! The providers' own variables (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, …) over \a settings. */
    static ModelSettings withEnvironment(ModelSettings settings, const QProcessEnvironment &environment);
};

/*! A provider that is known by itself. */
struct BuiltInProvider {
    QString name;
    QString title;
    QString api;     //!< the name of its dialect
    QString url;
    QStringList keyVariables; //!< the first that is set counts
    QString urlVariable;
    bool needsKey = false;
    QString model;   //!< when nobody names one; empty: one must be named
    QStringList aliases; //!< in `alias/model`
    QStringList prefixes; //!< of names of models that are plainly its own
};

const QList<BuiltInProvider> &builtInProviders();

/*! One provider as it is to be used. */
struct KnownProvider {
    QString name;
    QString title;
    QString api;
    QUrl url;
    QString key; //!< secret
    QString keySource; //!< where the key is from, in words; empty: there is none
    QString keyVariable;
    QString urlVariable;
    bool needsKey = false;
    bool keyInKeyring = false; //!< and key is empty
    bool configured = false; //!< somebody said something of it: a key, an address, a section
    bool ownServer = false;  //!< at another address than the provider's
    QString model;
    QStringList aliases;
    QStringList prefixes;
    ProviderConfig config; //!< limits
};

/*! Whether \a provider has no key and needs one. */
inline bool lacksKey(const KnownProvider &provider) { return provider.needsKey && provider.key.isEmpty() && !provider.keyInKeyring; }

/*! All providers: those built in with what \a settings say of them, and those that only the configuration names. */
QList<KnownProvider> knownProviders(const ModelSettings &settings);

/*! The one for agents that name none; empty: rehearsal. */
QString defaultProvider(const ModelSettings &settings, const QList<KnownProvider> &providers);

/*! An address as Ollama's variable has it: `host`, `host:port`, `:port`, a URL; an address to listen on everywhere means this machine. */
QUrl ollamaUrl(const QString &text);

} // namespace core
