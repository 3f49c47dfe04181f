// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/settings/pricelist.h"
#include "app/desktop/settings/providerlist.h"
#include "app/desktop/settings/settingsmodel.h"
#include "app/desktop/settings/trustlist.h"
#include "app/desktop/settings/windowsettings.h"

namespace app {

/*! Everything about settings for the front end; hangs off ControlCenter as `settings`. */
class SettingsDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::WindowSettings *window READ window CONSTANT FINAL)
    Q_PROPERTY(app::SettingsModel *list READ list CONSTANT FINAL)
    Q_PROPERTY(app::ProviderList *providers READ providers CONSTANT FINAL)
    Q_PROPERTY(app::PriceList *prices READ prices CONSTANT FINAL)
    Q_PROPERTY(app::TrustList *trust READ trust CONSTANT FINAL)

public:
    explicit SettingsDesk(VerbClient &verbs, QObject *parent = nullptr)
        : QObject(parent), m_list(verbs, m_window), m_providers(verbs), m_prices(verbs), m_trust(verbs)
    {
        connect(&m_providers, &ProviderList::defaultChanged, &m_list, &SettingsModel::reload);
        connect(&m_list, &SettingsModel::applied, &m_providers, [this](const QString &key) {
            if (key.startsWith(QLatin1StringView("ai_")) || key.startsWith(QLatin1StringView("models.")))
                m_providers.reload();
        });
        connect(&m_prices, &PriceList::undoable, &m_list, [this](const QString &title, const QString &text, const QString &revision) {
            m_list.remember(title, [this, text, revision] { return m_prices.putBack(text, revision); });
        });
    }

    /*! \a folder is the home's configuration: there the window's settings are kept, and keys. */
    void open(const QString &folder)
    {
        m_window.open(folder + QLatin1StringView("/window.ini"));
        m_providers.setKeyFolder(folder);
    }
    /*! Reads anew what the page shows; other programs may have changed it. */
    Q_INVOKABLE void refresh()
    {
        m_list.reload();
        m_providers.reload();
        m_prices.reload();
        m_trust.reload();
    }

    WindowSettings *window() { return &m_window; }
    SettingsModel *list() { return &m_list; }
    ProviderList *providers() { return &m_providers; }
    PriceList *prices() { return &m_prices; }
    TrustList *trust() { return &m_trust; }

private:
    WindowSettings m_window;
    SettingsModel m_list;
    ProviderList m_providers;
    PriceList m_prices;
    TrustList m_trust;
};

} // namespace app
