// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/settings/settingsmodel.h"

#include "app/desktop/settings/settingwords.h"
#include "app/desktop/window/shortcuttable.h"
#include "app/errortext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kMostUndo = 100;

bool isOfWindow(const QString &key) { return WindowSettings::has(key); }

constexpr auto kKeys = "keys"_L1; // a type of rows

QString textOf(const QJsonObject &row, QLatin1StringView key) { return row[key].toString(); }

QString shownKeys(const QJsonObject &row) { return textOf(row, "type"_L1) == kKeys ? ShortcutTable::shown(textOf(row, "value"_L1)) : QString(); }

QStringList optionsOf(const QJsonObject &row)
{
    QStringList options;
    if (textOf(row, "default"_L1).isEmpty() && row["choices"_L1].isArray())
        options << QString(); // not said
    const QJsonArray choices = row["choices"_L1].toArray();
    for (const QJsonValue choice : choices)
        options << choice.toString();
    return options;
}

} // namespace

SettingsModel::SettingsModel(VerbClient &verbs, WindowSettings &window, QObject *parent)
    : QAbstractListModel(parent), m_verbs(verbs), m_window(window)
{
    const auto first = windowRows();
    for (const auto &row : first)
        m_all.append(row);
    show();
    connect(&window, &WindowSettings::changed, this, [this] {
        const auto rows = windowRows();
        for (const auto &row : rows)
            takeRow(textOf(row, "key"_L1), row);
    });
}

QList<QJsonObject> SettingsModel::windowRows() const
{
    const auto conflicts = ShortcutTable::conflicts(m_window);
    QList<QJsonObject> rows;
    for (const auto &row : WindowSettings::rows())
        rows.append(windowRow(row, conflicts.value(row.key)));
    return rows;
}

QJsonObject SettingsModel::windowRow(const WindowSettings::Row &row, const QString &problem) const
{
    QJsonObject json{{u"key"_s, row.key}, {u"type"_s, row.type}, {u"default"_s, row.initial}, {u"value"_s, m_window.value(row.key)}, {u"set"_s, m_window.isSet(row.key)}, {u"place"_s, m_window.path()}};
    if (!row.choices.isEmpty())
        json[u"choices"_s] = QJsonArray::fromStringList(row.choices);
    if (!problem.isEmpty())
        json[u"problem"_s] = problem;
    return json;
}

void SettingsModel::reload()
{
    m_loading = true;
    m_verbs.ask(u"settings.list"_s, {}, this, [this, load = ++m_load](const lattice::Result<QJsonObject> &list) {
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

void SettingsModel::take(const QJsonObject &list)
{
    m_file = textOf(list, "file"_L1);
    QStringList lines;
    for (const QJsonValue problem : list["problems"_L1].toArray())
        lines << problem.toString();
    m_trouble = lines.join(u'\n');
    bool isNew = false;
    for (const QJsonValue value : list["settings"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        const QString key = textOf(row, "key"_L1);
        if (std::ranges::any_of(m_all, [&key](const QJsonObject &known) { return textOf(known, "key"_L1) == key; })) {
            takeRow(key, row);
        } else {
            m_all.append(row);
            isNew = true;
        }
    }
    if (isNew)
        show();
}

void SettingsModel::takeRow(const QString &key, const QJsonObject &row)
{
    const auto known = std::ranges::find_if(m_all, [&key](const QJsonObject &other) { return textOf(other, "key"_L1) == key; });
    if (known == m_all.end() || *known == row)
        return;
    *known = row;
    touch(key);
}

void SettingsModel::touch(const QString &key)
{
    if (const int row = rowOf(key); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

bool SettingsModel::isShown(const QJsonObject &row) const
{
    const QString key = textOf(row, "key"_L1);
    if (m_search.isEmpty())
        return SettingWords::groupOf(key) == m_group;
    const QString all = QStringList{key, SettingWords::title(key), SettingWords::groupTitle(SettingWords::groupOf(key)), SettingWords::help(key), textOf(row, "help"_L1), textOf(row, "value"_L1), shownKeys(row)}.join(u'\n');
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

/*! Another group or search: all of it is another list. */
void SettingsModel::show()
{
    beginResetModel();
    m_shown.clear();
    const QStringList groups = SettingWords::groups();
    for (const QString &group : groups) {
        for (int i = 0; i < m_all.size(); ++i) {
            if (SettingWords::groupOf(textOf(m_all.at(i), "key"_L1)) == group && isShown(m_all.at(i)))
                m_shown.append(i);
        }
    }
    // Those of the window are known before those of the engine, and stand among them all the same.
    std::ranges::stable_sort(m_shown, {}, [&](int at) {
        const QString key = textOf(m_all.at(at), "key"_L1);
        return std::pair(groups.indexOf(SettingWords::groupOf(key)), SettingWords::place(key));
    });
    endResetModel();
    Q_EMIT shownChanged();
}

void SettingsModel::setGroup(const QString &group)
{
    if (group == m_group && m_search.isEmpty())
        return;
    m_group = group;
    m_search.clear();
    show();
}

void SettingsModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    show();
}

QStringList SettingsModel::groups() const { return SettingWords::groups(); }

QString SettingsModel::groupTitle(const QString &group) const { return SettingWords::groupTitle(group); }

void SettingsModel::set(const QString &key, const QString &value)
{
    if (value.isEmpty())
        change(key, nullptr, true); // nothing said is the default
    else
        change(key, &value, true);
}

void SettingsModel::reset(const QString &key) { change(key, nullptr, true); }

void SettingsModel::remember(const QString &title, std::function<bool()> back)
{
    m_undo.append({.key = {}, .set = false, .value = {}, .title = title, .back = std::move(back)});
    if (m_undo.size() > kMostUndo)
        m_undo.removeFirst();
    Q_EMIT stateChanged();
}

void SettingsModel::undo()
{
    if (m_undo.isEmpty())
        return;
    const Undo last = m_undo.constLast();
    if (last.back && !last.back())
        return; // something is on its way; it can be taken back after that
    m_undo.removeLast();
    if (!last.back)
        change(last.key, last.set ? &last.value : nullptr, false);
    Q_EMIT stateChanged();
}

void SettingsModel::change(const QString &key, const QString *value, bool remember)
{
    const auto push = [this, remember, key](bool set, const QString &old) {
        if (!remember)
            return;
        m_undo.append({.key = key, .set = set, .value = old});
        if (m_undo.size() > kMostUndo)
            m_undo.removeFirst();
    };
    if (isOfWindow(key)) {
        const bool set = m_window.isSet(key);
        const QString old = m_window.value(key);
        if (value ? m_window.set(key, *value) : (m_window.reset(key), true)) {
            m_states[key].problem = m_window.problem();
            push(set, old);
        }
        touch(key);
        Q_EMIT stateChanged();
        Q_EMIT applied(key);
        return;
    }
    m_states[key] = {.busy = true, .problem = {}};
    touch(key);
    QJsonObject arguments{{u"key"_s, key}};
    if (value)
        arguments[u"value"_s] = *value;
    m_verbs.ask(value ? u"settings.set"_s : u"settings.unset"_s, arguments, this, [this, key, push](const lattice::Result<QJsonObject> &row) {
        State &state = m_states[key];
        state.busy = false;
        state.problem = row ? QString() : row.error().detail; // what is expected stands there, and no other words would be nearer
        if (row) {
            const QJsonObject before = (*row)["before"_L1].toObject();
            const bool wasSet = before["set"_L1].toBool();
            if (!wasSet || before.contains("value"_L1)) // a secret that stood there cannot come back
                push(wasSet, textOf(before, "value"_L1));
            takeRow(key, *row);
        }
        touch(key);
        Q_EMIT stateChanged();
        if (row)
            Q_EMIT applied(key);
    });
}

int SettingsModel::pending() const
{
    return int(std::ranges::count_if(m_all, [](const QJsonObject &row) { return !row["in_use"_L1].toBool(true); }));
}

QString SettingsModel::undoText() const { return m_undo.isEmpty() ? QString() : tr("Undo: %1").arg(m_undo.constLast().back ? m_undo.constLast().title : SettingWords::title(m_undo.constLast().key)); }

int SettingsModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find_if(m_shown, [this, &key](int i) { return textOf(m_all.at(i), "key"_L1) == key; });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

int SettingsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant SettingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QJsonObject &row = m_all.at(m_shown.at(index.row()));
    const QString key = textOf(row, "key"_L1), type = textOf(row, "type"_L1);
    const QString value = row.contains("value"_L1) ? textOf(row, "value"_L1) : row["set"_L1].toBool() ? QString() : textOf(row, "default"_L1);
    switch (role) {
    case KeyRole:
        return key;
    case GroupRole:
        return SettingWords::groupTitle(SettingWords::groupOf(key));
    case Qt::DisplayRole:
    case TitleRole:
        return SettingWords::title(key);
    case HelpRole:
        return isOfWindow(key) ? SettingWords::help(key) : textOf(row, "help"_L1);
    case TypeRole:
        return type;
    case ValueRole:
        if (row.contains("count"_L1))
            return tr("%n item(s)", "", row["count"_L1].toInt());
        if (type == kKeys)
            return shownKeys(row);
        return type == "secret"_L1 && row["set"_L1].toBool() && value.isEmpty() ? tr("set, not shown") : value;
    case SetRole:
        return row["set"_L1].toBool();
    case OptionsRole:
        return optionsOf(row);
    case OptionTextsRole: {
        QStringList texts;
        for (const QString &option : optionsOf(row))
            texts << SettingWords::choice(key, option);
        return texts;
    }
    case DefaultRole:
        if (type == kKeys)
            return ShortcutTable::shown(textOf(row, "default"_L1));
        return type == "choice"_L1 ? SettingWords::choice(key, textOf(row, "default"_L1)) : type == "boolean"_L1 && isOfWindow(key) ? (textOf(row, "default"_L1) == "true"_L1 ? tr("on") : tr("off")) : textOf(row, "default"_L1);
    case PlaceRole:
        return textOf(row, "place"_L1).isEmpty() ? m_file : textOf(row, "place"_L1);
    case ExpectedRole:
        return textOf(row, "expected"_L1);
    case EditableRole: // a variable counts more than the file, so a change there would do nothing
        return type != "structure"_L1 && textOf(row, "from"_L1) != "environment"_L1;
    case PendingRole:
        return !row["in_use"_L1].toBool(true);
    case BusyRole:
        return m_states.value(key).busy;
    case ProblemRole:
        return m_states.value(key).problem.isEmpty() ? textOf(row, "problem"_L1) : m_states.value(key).problem;
    default:
        return {};
    }
}

QHash<int, QByteArray> SettingsModel::roleNames() const
{
    return {{KeyRole, "key"}, {GroupRole, "group"}, {TitleRole, "title"}, {HelpRole, "help"}, {TypeRole, "type"}, {ValueRole, "value"}, {SetRole, "isSet"}, {OptionsRole, "options"}, {OptionTextsRole, "optionTexts"},
            {DefaultRole, "initial"}, {PlaceRole, "place"}, {ExpectedRole, "expected"}, {EditableRole, "editable"}, {PendingRole, "pending"}, {BusyRole, "busy"}, {ProblemRole, "problem"}};
}

} // namespace app
