// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/settings/windowsettings.h"

#include "app/desktop/window/shortcuttable.h"

#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace app {

namespace {

const WindowSettings::Row *rowOf(const QString &key)
{
    static const QHash<QString, qsizetype> places = [] {
        QHash<QString, qsizetype> found;
        for (qsizetype i = 0; i < WindowSettings::rows().size(); ++i)
            found.insert(WindowSettings::rows().at(i).key, i);
        return found;
    }();
    const auto place = places.constFind(key);
    return place == places.cend() ? nullptr : &WindowSettings::rows().at(*place);
}

bool isValid(const WindowSettings::Row &row, const QString &value)
{
    if (row.type == "keys"_L1)
        return value == row.initial || ShortcutTable::isValid(value);
    return row.type == "boolean"_L1 ? value == "true"_L1 || value == "false"_L1 : row.choices.contains(value);
}

QString nameInFile(const QString &key) { return QString(key).replace(key.indexOf(u'.'), 1, u'/'); } // [window] theme=…

QList<WindowSettings::Row> settings()
{
    return {
        {.key = u"window.rail_names"_s, .type = u"boolean"_s, .initial = u"false"_s},
        {.key = u"window.on_close"_s, .type = u"choice"_s, .initial = u"ask"_s, .choices = {u"ask"_s, u"keep"_s, u"stop"_s}},
        {.key = u"window.theme"_s, .type = u"choice"_s, .initial = u"system"_s, .choices = {u"system"_s, u"light"_s, u"dark"_s}},
        {.key = u"window.density"_s, .type = u"choice"_s, .initial = u"normal"_s, .choices = {u"compact"_s, u"normal"_s, u"roomy"_s}},
        {.key = u"window.text_size"_s, .type = u"choice"_s, .initial = u"100"_s, .choices = {u"100"_s, u"115"_s, u"130"_s, u"150"_s, u"175"_s, u"200"_s}},
        {.key = u"window.high_contrast"_s, .type = u"boolean"_s, .initial = u"false"_s},
        {.key = u"window.reduce_motion"_s, .type = u"boolean"_s, .initial = u"false"_s},
        {.key = u"window.notify_needs"_s, .type = u"boolean"_s, .initial = u"true"_s},
        {.key = u"window.notify_failed"_s, .type = u"boolean"_s, .initial = u"true"_s},
        {.key = u"window.notify_offline"_s, .type = u"boolean"_s, .initial = u"true"_s},
        {.key = u"window.notify_finished"_s, .type = u"boolean"_s, .initial = u"true"_s},
        {.key = u"window.letter_keys"_s, .type = u"boolean"_s, .initial = u"true"_s},
    };
}

} // namespace

const QList<WindowSettings::Row> &WindowSettings::rows()
{
    static const QList<Row> all = [] {
        QList<Row> rows = settings();
        for (const ShortcutRow &row : ShortcutTable::rows())
            rows.append({.key = ShortcutTable::settingOf(row.id), .type = u"keys"_s, .initial = row.keys});
        return rows;
    }();
    return all;
}

bool WindowSettings::has(const QString &key) { return rowOf(key); }

void WindowSettings::open(const QString &path)
{
    m_path = path;
    m_values.clear();
    const QSettings file(path, QSettings::IniFormat);
    for (const Row &row : rows()) {
        const QString value = file.value(nameInFile(row.key)).toString();
        if (value != row.initial && isValid(row, value)) // a wrong one is as none
            m_values.insert(row.key, value);
    }
    Q_EMIT changed();
}

QString WindowSettings::value(const QString &key) const
{
    const Row *row = rowOf(key);
    return m_values.value(key, row ? row->initial : QString());
}

bool WindowSettings::set(const QString &key, const QString &value)
{
    const Row *row = rowOf(key);
    if (!row || !isValid(*row, value))
        return false;
    if (key == "window.theme"_L1)
        m_themeOnce.clear();
    if (value == row->initial)
        m_values.remove(key);
    else
        m_values.insert(key, value);
    save();
    Q_EMIT changed();
    return true;
}

void WindowSettings::reset(const QString &key)
{
    if (const Row *row = rowOf(key))
        set(key, row->initial);
}

void WindowSettings::setThemeOnce(const QString &theme)
{
    m_themeOnce = theme;
    Q_EMIT changed();
}

void WindowSettings::save()
{
    if (m_path.isEmpty())
        return;
    QSettings file(m_path, QSettings::IniFormat);
    for (const Row &row : rows()) {
        if (m_values.contains(row.key))
            file.setValue(nameInFile(row.key), m_values.value(row.key));
        else
            file.remove(nameInFile(row.key));
    }
    file.sync();
    m_problem = file.status() == QSettings::NoError ? QString() : tr("%1 cannot be written, so this counts until the window closes.").arg(m_path);
}

} // namespace app
