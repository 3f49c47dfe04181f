// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/settings/providerlist.h"

#include "app/desktop/vocabulary.h"
#include "app/errortext.h"
#include "core/model/keyplace.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString nameOf(const QJsonObject &row) { return row["provider"_L1].toString(); }

} // namespace

void ProviderList::setKeyFolder(const QString &folder)
{
    m_keyFolder = folder;
    Q_EMIT stateChanged();
}

void ProviderList::reload()
{
    m_loading = true;
    m_verbs.ask(u"model.list"_s, {}, this, [this, load = ++m_load](const lattice::Result<QJsonObject> &list) {
        if (load != m_load)
            return;
        m_loading = false;
        m_problem = list ? QString() : ErrorText::describe(list.error());
        m_problemWords = list ? QString() : list.error().detail;
        if (list)
            take(*list);
        Q_EMIT stateChanged();
    });
    Q_EMIT stateChanged();
}

void ProviderList::take(const QJsonObject &list)
{
    const QJsonArray providers = list["providers"_L1].toArray();
    const bool same = std::ranges::equal(m_rows, providers, [](const QJsonObject &row, const QJsonValue &other) { return nameOf(row) == other["provider"_L1].toString(); });
    if (!same)
        beginResetModel();
    const QList<QJsonObject> before = std::exchange(m_rows, {});
    for (const QJsonValue value : providers) {
        QJsonObject row = value.toObject();
        if (row["default"_L1].toBool() && !list["default_model"_L1].toString().isEmpty())
            row[u"model"_s] = list["default_model"_L1];
        m_rows.append(row);
    }
    if (!same)
        endResetModel();
    for (int row = 0; same && row < count(); ++row) {
        if (m_rows.at(row) != before.at(row))
            Q_EMIT dataChanged(index(row), index(row));
    }
}

void ProviderList::setState(const QString &provider, const State &state)
{
    m_states[provider] = state;
    const auto row = std::ranges::find(m_rows, provider, nameOf);
    if (row == m_rows.end())
        return;
    const QModelIndex place = index(int(row - m_rows.begin()));
    Q_EMIT dataChanged(place, place);
}

void ProviderList::use(const QString &provider, const QString &model)
{
    setState(provider, {.busy = true});
    m_verbs.ask(u"model.set"_s, {{u"model"_s, model.isEmpty() ? provider : provider + u'/' + model}}, this, [this, provider](const lattice::Result<QJsonObject> &set) {
        setState(provider, {.failed = !set, .note = set ? QString() : set.error().detail});
        if (set) {
            reload();
            Q_EMIT defaultChanged();
        }
    });
}

void ProviderList::test(const QString &provider)
{
    setState(provider, {.busy = true, .note = tr("Asking for one word…")});
    m_verbs.ask(u"model.test"_s, {{u"model"_s, provider}, {u"timeout"_s, 30}}, this, [this, provider](const lattice::Result<QJsonObject> &answer) {
        if (!answer) {
            setState(provider, {.failed = true, .note = answer.error().detail});
            return;
        }
        QStringList words{tr("%1 answered after %2").arg((*answer)["model"_L1].toString(), Words::duration((*answer)["total_ms"_L1].toDouble()))};
        if (answer->contains("cost_usd"_L1))
            words << tr("for $%1").arg(QLocale().toString((*answer)["cost_usd"_L1].toDouble(), 'f', 6));
        setState(provider, {.note = words.join(u", "_s)});
    });
}

void ProviderList::storeKey(const QString &provider, const QString &key)
{
    if (!key.trimmed().isEmpty())
        keep(provider, key.trimmed());
}

void ProviderList::forgetKey(const QString &provider) { keep(provider, {}); }

/*! Kept from here and not by a verb, so that the key goes nowhere else; the engine then reads it where it is. */
void ProviderList::keep(const QString &provider, const QString &key)
{
    if (m_keyFolder.isEmpty())
        return;
    setState(provider, {.busy = true});
    const bool forgotten = key.isEmpty();
    QCoro::connect(core::keepKey(m_keyFolder, provider, core::Secret(key), core::KeyPlace::Keyring), this, [this, provider, forgotten](const lattice::Result<QString> &place) {
        setState(provider, {.failed = !place, .note = !place ? place.error().detail : forgotten ? tr("The key is forgotten.") : tr("The key is in %1.").arg(*place)});
        if (!place)
            return;
        m_verbs.ask(u"model.reload"_s, {}, this, [this, provider](const lattice::Result<QJsonObject> &read) {
            if (!read)
                setState(provider, {.failed = true, .note = read.error().detail});
            reload();
        });
    });
}

QString ProviderList::titleOf(const QString &provider) const
{
    const auto row = std::ranges::find(m_rows, provider, nameOf);
    return row == m_rows.end() ? provider : (*row)["title"_L1].toString(provider);
}

int ProviderList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant ProviderList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &row = m_rows.at(index.row());
    const State state = m_states.value(nameOf(row));
    const bool hasKey = row["has_key"_L1].toBool();
    const QString from = row["key_from"_L1].toString();
    switch (role) {
    case ProviderRole:
        return nameOf(row);
    case Qt::DisplayRole:
    case TitleRole:
        return row["title"_L1].toString(nameOf(row));
    case UrlRole:
        return row["url"_L1].toString();
    case KeyTextRole:
        return hasKey ? (from.isEmpty() ? tr("has a key") : tr("key from %1").arg(from)) : row["needs_key"_L1].toBool() ? tr("no key yet") : tr("needs no key");
    case HasKeyRole:
        return hasKey;
    case NeedsKeyRole:
        return row["needs_key"_L1].toBool() || hasKey;
    case StoredRole: // by us, so that we can forget it
        return hasKey && (from == "keys.json"_L1 || from == "the keyring"_L1);
    case DefaultRole:
        return row["default"_L1].toBool();
    case ModelRole:
        return row["model"_L1].toString();
    case ModelsRole:
        return int(row["models"_L1].toArray().size());
    case NoteRole:
        return state.note.isEmpty() ? row["error"_L1].toString() : state.note;
    case FailedRole:
        return state.note.isEmpty() ? row.contains("error"_L1) : state.failed;
    case BusyRole:
        return state.busy;
    default:
        return {};
    }
}

QHash<int, QByteArray> ProviderList::roleNames() const
{
    return {{ProviderRole, "provider"}, {TitleRole, "title"}, {UrlRole, "url"}, {KeyTextRole, "keyText"}, {HasKeyRole, "hasKey"}, {NeedsKeyRole, "needsKey"}, {StoredRole, "stored"},
            {DefaultRole, "isDefault"}, {ModelRole, "modelName"}, {ModelsRole, "models"}, {NoteRole, "note"}, {FailedRole, "failed"}, {BusyRole, "busy"}};
}

} // namespace app
