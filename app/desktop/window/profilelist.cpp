// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/profilelist.h"

#include "app/desktop/agents/rowsync.h"

#include <QDir>
#include <QLocale>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto kLate = 200ms;
constexpr auto kLook = 1s;

bool startProgram(const QStringList &arguments) { return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments); }

} // namespace

ProfileList::ProfileList(QObject *parent)
    : QAbstractListModel(parent)
    , m_start(startProgram)
{
    m_late.setSingleShot(true);
    m_late.setInterval(kLate);
    m_look.setInterval(kLook);
    connect(&m_late, &QTimer::timeout, this, &ProfileList::refresh);
    connect(&m_look, &QTimer::timeout, this, &ProfileList::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_late, qOverload<>(&QTimer::start));
}

void ProfileList::open(const core::HomePaths &home)
{
    m_home = home;
    m_watcher.addPath(home.data); // another window may rename this profile, or protect it
    refresh();
}

void ProfileList::refresh()
{
    if (m_home.data.isEmpty())
        return;
    if (QDir(Profiles::folder()).exists())
        m_watcher.addPath(Profiles::folder());
    if (const Profile current = Profiles::of(m_home); current != std::exchange(m_current, current))
        Q_EMIT currentChanged();
    RowSync::apply(*this, m_rows, Profiles::all(), [](const Profile &row) { return row.folder; });
}

void ProfileList::setWatched(bool on)
{
    if (on == m_look.isActive())
        return;
    on ? m_look.start() : m_look.stop();
    if (on) {
        tell({}, {});
        refresh();
    }
    Q_EMIT watchedChanged();
}

bool ProfileList::isNamed() const { return !m_home.data.isEmpty() && ((m_home.given && m_current.isListed() && !m_current.isDefault()) || m_current.guarded); }

int ProfileList::currentRow() const
{
    const auto found = std::ranges::find_if(m_rows, [this](const Profile &row) { return isCurrent(row); });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int ProfileList::rowNamed(const QString &name) const
{
    const auto found = std::ranges::find(m_rows, name.trimmed(), &Profile::name);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

bool ProfileList::isProtected()
{
    refresh();
    return m_current.guarded;
}

void ProfileList::guard(const QString &deed, QObject *context, Protection::Answered answered)
{
    if (isProtected())
        m_protection.ask(m_current.name, deed, context, std::move(answered));
    else
        answered(true);
}

void ProfileList::show(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    const Profile &profile = m_rows.at(row);
    // By its folder: a name may have been given to another one meanwhile. A second start of the same brings its window to the front.
    const bool started = m_start(profile.isDefault() ? QStringList() : QStringList{u"--home"_s, profile.data()});
    tell(tr("The window of %1 cannot be opened.").arg(profile.name), started ? lattice::Result<>() : lattice::failed(lattice::Fault::Refused, u"%1 cannot be started"_s.arg(QCoreApplication::applicationFilePath())));
}

void ProfileList::showFolder(const QString &folder)
{
    const auto found = std::ranges::find(m_rows, folder, &Profile::folder);
    show(found == m_rows.end() ? -1 : int(found - m_rows.begin()));
}

bool ProfileList::create(const QString &name)
{
    const auto made = Profiles::create(name);
    refresh();
    if (!tell(tr("%1 cannot be made.").arg(name), made ? lattice::Result<>() : std::unexpected(made.error())))
        return false;
    showFolder(made->folder);
    return true;
}

bool ProfileList::rename(int row, const QString &name)
{
    if (row < 0 || row >= m_rows.size())
        return false;
    Profile profile = m_rows.at(row);
    profile.name = name.trimmed();
    return save(profile, tr("%1 cannot be renamed.").arg(m_rows.at(row).name));
}

void ProfileList::setColor(int row, const QString &color)
{
    if (row < 0 || row >= m_rows.size() || !Profiles::colors().contains(color))
        return;
    Profile profile = m_rows.at(row);
    profile.color = color;
    save(profile, tr("The color of %1 cannot be changed.").arg(profile.name));
}

void ProfileList::setGuarded(int row, bool on)
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).guarded == on)
        return;
    Profile profile = m_rows.at(row);
    profile.guarded = on;
    const QString problem = tr("The protection of %1 cannot be changed.").arg(profile.name);
    if (on) {
        save(profile, problem);
        return;
    }
    m_protection.ask(profile.name, tr("End the protection of the profile %1").arg(profile.name), this, [this, profile, problem](bool go) {
        if (go)
            save(profile, problem);
    });
}

void ProfileList::remove(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    const Profile profile = m_rows.at(row);
    m_protection.ask(profile.name, tr("Move the profile %1 to the trash, with its agents, history and settings").arg(profile.name), this, [this, profile](bool go) {
        if (!go)
            return;
        tell(tr("%1 cannot be deleted.").arg(profile.name), Profiles::remove(profile));
        refresh();
    });
}

bool ProfileList::save(const Profile &profile, const QString &problem)
{
    const bool saved = tell(problem, Profiles::save(profile));
    refresh();
    return saved;
}

bool ProfileList::tell(const QString &problem, const lattice::Result<> &done)
{
    m_problem = done ? QString() : done.error().fault == lattice::Fault::Conflict ? tr("%1 A station runs there: end its window, or run stn --profile with its name and down.").arg(problem) : problem;
    m_problemWords = done ? QString() : done.error().detail;
    Q_EMIT problemChanged();
    return done.has_value();
}

QString ProfileList::nameProblem(const QString &name, int row) const
{
    return row >= 0 && row < m_rows.size() ? Profiles::problemOf(name, m_rows.at(row)) : Profiles::problemOf(name);
}

QString ProfileList::colorWord(const QString &color) const
{
    return color == "green"_L1    ? tr("Green")
         : color == "orange"_L1 ? tr("Orange")
         : color == "red"_L1    ? tr("Red")
         : color == "violet"_L1 ? tr("Violet")
         : color == "gray"_L1   ? tr("Gray")
                                : tr("Blue");
}

int ProfileList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ProfileList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Profile &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return row.name;
    case ColorRole: return row.color;
    case GuardedRole: return row.guarded;
    case RunningRole: return row.running;
    case CurrentRole: return isCurrent(row);
    case DefaultRole: return row.isDefault();
    case StateTextRole: return isCurrent(row) ? tr("this window") : row.running ? tr("running") : tr("not running");
    case UsedTextRole: return row.running || isCurrent(row) ? QString() : row.lastUsed.isValid() ? tr("last used %1").arg(QLocale().toString(row.lastUsed, QLocale::ShortFormat)) : tr("never used");
    default: return {};
    }
}

QHash<int, QByteArray> ProfileList::roleNames() const
{
    return {{NameRole, "name"}, {ColorRole, "bandColor"}, {GuardedRole, "guarded"}, {RunningRole, "running"}, {CurrentRole, "current"}, {DefaultRole, "byDefault"}, {StateTextRole, "stateText"}, {UsedTextRole, "usedText"}};
}

} // namespace app
