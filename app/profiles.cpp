// SPDX-License-Identifier: Apache-2.0
#include "app/profiles.h"

#include "core/config/nearest.h"
#include "core/engine/processid.h"
#include "core/engine/safefile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using core::HomePaths;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace app {

namespace {

constexpr qsizetype kLongestName = 40;
constexpr qsizetype kLongestFolder = 40;
const QString kDefault = u"default"_s;

/*! What two names are the same by. */
QString folded(const QString &name) { return name.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded(); }

QString fileOf(const QString &data) { return data + u"/profile.json"_s; }

/*! Whether it can be the name of any profile. */
enum class Form { Right, Missing, Long, Unseen, Wrong };

Form formOf(const QString &name)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return Form::Missing;
    if (wanted.size() > kLongestName)
        return Form::Long;
    static const QList<QChar::Category> unseen{QChar::Other_Control, QChar::Other_Format, QChar::Other_Surrogate, QChar::Other_NotAssigned, QChar::Separator_Line, QChar::Separator_Paragraph};
    if (!wanted.isValidUtf16())
        return Form::Unseen;
    for (const char32_t c : wanted.toUcs4()) {
        if (unseen.contains(QChar::category(c)))
            return Form::Unseen;
    }
    return wanted.startsWith(u'-') || wanted.contains(u'/') ? Form::Wrong : Form::Right; // an option, a path
}

/*! Letters and digits of ASCII: a folder that every file system, shell and archive takes. */
QString folderFor(const QString &name)
{
    QString folder;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            folder += c;
        else if (!c.isMark() && !folder.isEmpty() && !folder.endsWith(u'-'))
            folder += u'-';
    }
    folder.truncate(kLongestFolder);
    while (folder.endsWith(u'-'))
        folder.chop(1);
    if (folder.isEmpty() || folder == kDefault)
        folder = u"profile"_s;
    QString free = folder;
    for (int number = 2; QFileInfo::exists(Profiles::folder() + u'/' + free); ++number)
        free = folder + u'-' + QString::number(number);
    return free;
}

/*! Fills in what \a data says of itself. A file that cannot be read protects: nobody knows whether it did. */
void readOwn(Profile &profile, const QString &data)
{
    QFile file(fileOf(data));
    if (file.exists()) {
        const auto own = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(64 * 1024)) : QJsonDocument();
        const QString name = own["name"_L1].toString().trimmed();
        profile.name = formOf(name) == Form::Right ? name : profile.name;
        profile.color = own["color"_L1].toString();
        profile.guarded = own.isObject() ? own["protected"_L1].toBool() : true;
    }
    if (!Profiles::colors().contains(profile.color))
        profile.color = Profiles::colors().constFirst();
    const QFileInfo lock(data + u"/station.lock"_s); // written when a station takes the home, and when it leaves
    profile.lastUsed = lock.exists() ? lock.lastModified() : QDateTime();
    QFile holder(lock.filePath());
    if (holder.open(QIODevice::ReadOnly)) {
        const auto words = holder.read(64).split(' ');
        profile.running = core::ProcessId{.pid = words.value(0).toLongLong(), .started = words.value(1).trimmed().toLongLong()}.isAlive();
    }
}

Profile read(const QString &folder)
{
    Profile profile{.folder = folder, .name = folder.isEmpty() ? kDefault : QFileInfo(folder).fileName(), .color = {}};
    readOwn(profile, profile.data());
    return profile;
}

Profile *named(QList<Profile> &profiles, const QString &name)
{
    const auto found = std::ranges::find_if(profiles, [wanted = folded(name)](const Profile &one) { return folded(one.name) == wanted; });
    return found == profiles.end() ? nullptr : &*found;
}

/*! The lock of a home for as long as this lives, if nobody has it. */
class HomeLock final
{
public:
    explicit HomeLock(const QString &data)
        : m_file(::open(QFile::encodeName(data + u"/station.lock"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)), m_held(m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0)
    {
    }
    ~HomeLock()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(HomeLock)
    bool isHeld() const { return m_held; }

private:
    int m_file;
    bool m_held;
};

} // namespace

QString Profile::home() const { return isDefault() ? QString() : data(); }

QString Profile::data() const { return isDefault() ? HomePaths::of({}).data : isListed() ? Profiles::folder() + u'/' + folder : folder; }

const QStringList &Profiles::colors()
{
    static const QStringList names{u"blue"_s, u"green"_s, u"orange"_s, u"red"_s, u"violet"_s, u"gray"_s};
    return names;
}

QString Profiles::folder() { return HomePaths::of({}).data + u"/profiles"_s; }

QList<Profile> Profiles::all()
{
    QList<Profile> profiles;
    for (const QString &one : QDir(folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        profiles.append(read(one));
    std::ranges::stable_sort(profiles, [](const Profile &a, const Profile &b) { return a.name.localeAwareCompare(b.name) < 0; });
    profiles.prepend(read({}));
    return profiles;
}

Result<Profile> Profiles::find(const QString &name)
{
    auto profiles = all();
    if (const auto *found = named(profiles, name))
        return *found;
    if (const auto found = std::ranges::find(profiles, name, &Profile::folder); found != profiles.end() && !name.isEmpty())
        return *found;
    if (folded(name) == kDefault)
        return profiles.constFirst();
    QStringList names, foldedNames;
    for (const Profile &one : profiles) {
        names << one.name;
        foldedNames << folded(one.name);
    }
    const auto near = foldedNames.indexOf(core::nearest(folded(name), foldedNames));
    const QString known = names.mid(0, 8).join(u", "_s) + (names.size() > 8 ? u", …"_s : QString());
    return failed(Fault::NotFound, near < 0 ? u"there is no profile '%1'; there are: %2"_s.arg(name, known) : u"there is no profile '%1'; did you mean '%2'? There are: %3"_s.arg(name, names.at(near), known));
}

Profile Profiles::of(const HomePaths &home)
{
    if (!home.given)
        return read({});
    const QFileInfo place(home.data);
    if (place.absolutePath() == QFileInfo(folder()).canonicalFilePath())
        return read(place.fileName());
    if (home.data == QFileInfo(HomePaths::of({}).data).canonicalFilePath())
        return read({});
    return read(home.data);
}

QString Profiles::problemOf(const QString &name)
{
    return problemOf(name, Profile{.folder = u"/"_s, .name = {}, .color = {}}); // as no other
}

QString Profiles::problemOf(const QString &name, const Profile &renamed)
{
    switch (formOf(name)) {
    case Form::Missing: return tr("A name is missing.");
    case Form::Long: return tr("At most %1 characters.").arg(kLongestName);
    case Form::Unseen: return tr("It holds characters that cannot be seen.");
    case Form::Wrong: return tr("It cannot begin with “-” or hold a “/”.");
    case Form::Right: break;
    }
    const auto there = all();
    const bool taken = std::ranges::any_of(there, [&](const Profile &one) { return one.folder != renamed.folder && folded(one.name) == folded(name); });
    if (taken || (folded(name) == kDefault && !renamed.isDefault()))
        return tr("A profile has that name already.");
    return {};
}

Result<Profile> Profiles::create(const QString &name)
{
    if (const QString problem = problemOf(name); !problem.isEmpty())
        return failed(Fault::Invalid, u"'%1' cannot be the name of a profile: %2"_s.arg(name, problem));
    const auto there = all();
    const auto free = std::ranges::find_if(colors(), [&](const QString &color) {
        return std::ranges::none_of(there, [&](const Profile &one) { return one.color == color; });
    });
    Profile profile{.folder = folderFor(name), .name = name.trimmed(), .color = free == colors().end() ? colors().at(there.size() % colors().size()) : *free};
    if (const auto made = core::makePrivateFolder(profile.data()); !made)
        return std::unexpected(made.error());
    if (const auto saved = save(profile); !saved)
        return std::unexpected(saved.error());
    return profile;
}

Result<> Profiles::save(const Profile &profile)
{
    if (const QString problem = problemOf(profile.name, profile); !problem.isEmpty())
        return failed(Fault::Invalid, u"'%1' cannot be the name of a profile: %2"_s.arg(profile.name, problem));
    if (!profile.isDefault() && !QFileInfo(profile.data()).isDir())
        return failed(Fault::NotFound, u"%1 is not there any more"_s.arg(profile.data()));
    if (const auto made = core::makePrivateFolder(profile.data()); !made)
        return std::unexpected(made.error());
    return core::writePrivateFile(fileOf(profile.data()), QJsonDocument(QJsonObject{{u"name"_s, profile.name.trimmed()}, {u"color"_s, profile.color}, {u"protected"_s, profile.guarded}}).toJson());
}

Result<> Profiles::remove(const Profile &profile)
{
    if (profile.isDefault() || !profile.isListed())
        return failed(Fault::Refused, u"only a profile below %1 can be deleted"_s.arg(folder()));
    if (!QFileInfo(profile.data()).isDir())
        return failed(Fault::NotFound, u"%1 is not there any more"_s.arg(profile.data()));
    const HomeLock lock(profile.data()); // so that nothing starts there meanwhile
    if (!lock.isHeld())
        return failed(Fault::Conflict, u"a station runs in the profile '%1'; stop it first"_s.arg(profile.name));
    QFile folder(profile.data());
    if (!folder.moveToTrash())
        return failed(Fault::Refused, u"%1 cannot be moved to the trash: %2"_s.arg(profile.data(), folder.errorString()));
    return {};
}

} // namespace app
