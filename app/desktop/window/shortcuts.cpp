// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/shortcuts.h"

#include "app/desktop/settings/windowsettings.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr auto kModifiers = Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier; // not those of the keypad or of a group

QStringList portable(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &one : keys)
        texts << one.toString(QKeySequence::PortableText);
    return texts;
}

/*! Signs as ? or / need Shift on one keyboard and not on another: there the sign counts, and not how it was made. */
bool isSign(int key) { return key > Qt::Key_Space && key < Qt::Key_Escape && QChar::toUpper(char32_t(key)) == QChar::toLower(char32_t(key)); }

} // namespace

Shortcuts::Shortcuts(WindowSettings &settings, QObject *parent)
    : QAbstractListModel(parent), m_settings(settings)
{
    read();
    connect(&settings, &WindowSettings::changed, this, &Shortcuts::read);
}

void Shortcuts::read()
{
    const auto &rows = ShortcutTable::rows();
    m_keys.resize(rows.size());
    bool isNew = false;
    for (int i = 0; i < rows.size(); ++i) {
        auto keys = ShortcutTable::keys(rows.at(i), m_settings);
        if (keys == m_keys.at(i))
            continue;
        isNew = true;
        m_keys[i] = std::move(keys);
        const QString id = rows.at(i).id;
        if (m_keys.at(i).isEmpty())
            m_texts.remove(id);
        else
            m_texts.insert(id, ShortcutTable::shown(m_keys.at(i)));
        QVariantList sequences; // no QStringList: QML would take it for one thing
        const auto texts = portable(m_keys.at(i));
        for (const QString &one : texts)
            sequences << one;
        m_sequences.insert(id, sequences);
        Q_EMIT dataChanged(index(i), index(i));
    }
    if (isNew)
        Q_EMIT changed();
}

QString Shortcuts::find(const QString &place, int key, int modifiers) const
{
    const auto pressed = Qt::KeyboardModifiers(modifiers) & kModifiers;
    const QKeySequence exact(QKeyCombination(pressed, Qt::Key(key)));
    const QKeySequence sign(QKeyCombination(pressed & ~Qt::KeyboardModifiers(Qt::ShiftModifier), Qt::Key(key)));
    const std::array<QString, 3> places{place, u"lists"_s, QString()};
    for (const bool asSign : {false, true}) {
        if (asSign && !isSign(key))
            break;
        for (const QString &where : places) {
            for (int i = 0; i < m_keys.size(); ++i) {
                if (ShortcutTable::rows().at(i).place == where && m_keys.at(i).contains(asSign ? sign : exact))
                    return ShortcutTable::rows().at(i).id;
            }
        }
    }
    return {};
}

bool Shortcuts::has(const QString &place)
{
    return std::ranges::any_of(ShortcutTable::rows(), [&place](const ShortcutRow &row) { return row.place == place; });
}

QString Shortcuts::keysOf(int key, int modifiers)
{
    static const QList<int> shifting{Qt::Key_Shift, Qt::Key_Control, Qt::Key_Alt, Qt::Key_AltGr, Qt::Key_Meta, Qt::Key_CapsLock, Qt::Key_NumLock, Qt::Key_unknown, 0};
    if (shifting.contains(key))
        return {};
    auto pressed = Qt::KeyboardModifiers(modifiers) & kModifiers;
    if (isSign(key) && !(pressed & ~Qt::KeyboardModifiers(Qt::ShiftModifier)))
        pressed = {};
    return QKeySequence(QKeyCombination(pressed, Qt::Key(key))).toString(QKeySequence::PortableText);
}

int Shortcuts::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_keys.size()); }

QVariant Shortcuts::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShortcutRow &row = ShortcutTable::rows().at(index.row());
    switch (role) {
    case ActionRole: return QString(row.id);
    case PlaceRole: return QString(row.place);
    case Qt::DisplayRole:
    case WordsRole: return ShortcutTable::words(row);
    case KeysRole: return portable(m_keys.at(index.row()));
    case KeyTextRole: return ShortcutTable::shown(m_keys.at(index.row()));
    case WhenRole: return int(row.when);
    default: return {};
    }
}

QHash<int, QByteArray> Shortcuts::roleNames() const
{
    return {{ActionRole, "action"}, {PlaceRole, "place"}, {WordsRole, "words"}, {KeysRole, "keys"}, {KeyTextRole, "keyText"}, {WhenRole, "when"}};
}

} // namespace app
