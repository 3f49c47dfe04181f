// SPDX-License-Identifier: Apache-2.0
#include "core/environment/githistory.h"

#include "core/engine/safefile.h"
#include "lattice/pending.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QTimer>

#include <deque>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Pending;
using lattice::Result;

namespace core {

namespace {

constexpr auto kDeadline = 30s;
constexpr int kLastWait = 5000; // milliseconds, for a commit that is being written while we end

struct Output {
    int exitCode = -1;
    QByteArray out;
    QString errors;
};

QString oneLine(const QString &text, qsizetype most)
{
    static const QRegularExpression control(u"[\\x00-\\x1f\\x7f<>]+"_s);
    return QString(text).replace(control, u" "_s).simplified().left(most);
}

/*! The nearest folder above \a folder that is a repository; empty: none. */
QString repositoryAbove(const QString &folder)
{
    QDir dir(folder);
    while (dir.cdUp()) {
        if (QFileInfo::exists(dir.filePath(u".git"_s)))
            return dir.path();
    }
    return {};
}

QProcessEnvironment gitEnvironment(const QString &folder)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("GIT_"_L1))
            environment.remove(name);
    }
    const QMap<QString, QString> ours{
        {u"GIT_DIR"_s, folder + "/.git"_L1}, {u"GIT_WORK_TREE"_s, folder}, {u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s}, {u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s},
        {u"GIT_ATTR_NOSYSTEM"_s, u"1"_s}, {u"GIT_TERMINAL_PROMPT"_s, u"0"_s}, {u"GIT_LITERAL_PATHSPECS"_s, u"1"_s}, {u"GIT_OPTIONAL_LOCKS"_s, u"0"_s}, {u"GIT_PAGER"_s, u"cat"_s},
        {u"GIT_EDITOR"_s, u"true"_s}, {u"GIT_COMMITTER_NAME"_s, u"Station Control Center"_s}, {u"GIT_COMMITTER_EMAIL"_s, u"station@localhost"_s}, {u"LC_ALL"_s, u"C.UTF-8"_s}};
    for (auto variable = ours.cbegin(); variable != ours.cend(); ++variable)
        environment.insert(variable.key(), variable.value());
    return environment;
}

// What a repository's own configuration might start or do without end.
const QStringList kPlain{u"-c"_s, u"core.hooksPath=/dev/null"_s, u"-c"_s, u"core.fsmonitor=false"_s, u"-c"_s, u"commit.gpgSign=false"_s, u"-c"_s, u"gc.autoDetach=false"_s,
                         u"-c"_s, u"core.quotePath=false"_s, u"-c"_s, u"core.autocrlf=false"_s, u"-c"_s, u"maintenance.auto=false"_s, u"-c"_s, u"gc.auto=2000"_s};

QCoro::Task<Result<Output>> runGit(QString folder, QStringList arguments, QPointer<QProcess> *running)
{
    const Pending<Result<Output>> done;
    const std::unique_ptr<QProcess, QScopedPointerDeleteLater> owner(new QProcess);
    QProcess *git = owner.get();
    *running = git;
    git->setProcessEnvironment(gitEnvironment(folder));
    git->setWorkingDirectory(folder);
    git->setStandardInputFile(QProcess::nullDevice());
    QObject::connect(git, &QProcess::finished, git, [done, git](int code, QProcess::ExitStatus status) {
        done.settle(Output{.exitCode = status == QProcess::NormalExit ? code : -1, .out = git->readAllStandardOutput(), .errors = QString::fromUtf8(git->readAllStandardError()).trimmed()});
    });
    QObject::connect(git, &QProcess::errorOccurred, git, [done](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            done.settle(failed(Fault::NotFound, u"the program git is not there, so no history is kept; install git (Debian: apt install git)"_s));
    });
    QTimer::singleShot(kDeadline, git, [git] { git->kill(); });
    git->start(u"git"_s, kPlain + arguments);
    auto output = co_await done;
    git->disconnect();
    co_return output;
}

lattice::Error refusal(const QString &folder, const QString &doing, const Output &output)
{
    if (output.errors.contains("index.lock"_L1))
        return {Fault::Busy, u"%1: another git is at work in %2; if none is, remove %2/.git/index.lock"_s.arg(doing, folder)};
    return {output.exitCode < 0 ? Fault::Timeout : Fault::Invalid, u"%1: git said in %2: %3"_s.arg(doing, folder, output.exitCode < 0 ? u"nothing, and was ended"_s : oneLine(output.errors, 400))};
}

} // namespace

struct GitHistory::Repository {
    QString folder;
    QStringList ignored;
    bool isReady = false;
    bool isBusy = false;
    bool isClosed = false;
    std::deque<Pending<bool>> waiting; //!< for their turn
    QPointer<QProcess> running;

    void pass()
    {
        isBusy = !waiting.empty();
        if (!isBusy)
            return;
        const Pending<bool> next = waiting.front();
        waiting.pop_front();
        next.settle(true);
    }
};

namespace {

using Shared = std::shared_ptr<GitHistory::Repository>;

/*! Git at work for one caller; passed on to the next when it goes. */
class Turn final
{
public:
    explicit Turn(Shared repository)
        : m_repository(std::move(repository))
    { }
    ~Turn() { m_repository->pass(); }
    Q_DISABLE_COPY_MOVE(Turn)

private:
    Shared m_repository;
};

QCoro::Task<bool> takeTurn(Shared repository)
{
    if (repository->isClosed)
        co_return false;
    if (!repository->isBusy) {
        repository->isBusy = true;
        co_return true;
    }
    const Pending<bool> mine;
    repository->waiting.push_back(mine);
    co_return co_await mine;
}

std::unexpected<lattice::Error> closed() { return failed(Fault::Cancelled, u"the environments are closed"_s); }

QCoro::Task<Result<Output>> git(Shared repository, QStringList arguments)
{
    return runGit(repository->folder, std::move(arguments), &repository->running);
}

/*! The repository is there and ours. */
QCoro::Task<Result<>> prepare(Shared repository)
{
    if (repository->isReady)
        co_return {};
    const QString folder = repository->folder;
    if (!QFileInfo::exists(folder + "/.git"_L1)) {
        if (const QString above = repositoryAbove(folder); !above.isEmpty())
            co_return failed(Fault::Refused, u"%1 lies in the git repository %2, whose history is yours to write; nothing is committed for you"_s.arg(folder, above));
        const auto made = co_await git(repository, {u"init"_s, u"-q"_s, u"-b"_s, u"main"_s, u"--template="_s});
        if (!made)
            co_return std::unexpected(made.error());
        if (made->exitCode != 0)
            co_return std::unexpected(refusal(folder, u"making a history"_s, *made));
    }
    // Values of variables, among them what should have been marked secret, are no part of a history that is shared.
    QFile exclude(folder + "/.git/info/exclude"_L1);
    QDir().mkpath(QFileInfo(exclude).absolutePath());
    if (exclude.open(QIODevice::ReadWrite)) {
        const QByteArrayList lines = exclude.readAll().split('\n');
        for (const QString &pattern : repository->ignored) {
            if (!lines.contains(pattern.toUtf8()))
                exclude.write(pattern.toUtf8() + '\n');
        }
    }
    repository->isReady = true;
    co_return {};
}

QCoro::Task<Result<QString>> fullId(Shared repository, QString version)
{
    static const QRegularExpression form(u"^[0-9a-fA-F]{4,64}\\z"_s);
    if (!form.match(version).hasMatch())
        co_return failed(Fault::Invalid, u"'%1' is no version; expected the beginning of an id, 4 characters at least"_s.arg(oneLine(version, 80)));
    const auto output = co_await git(repository, {u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, version + "^{commit}"_L1});
    if (!output)
        co_return std::unexpected(output.error());
    if (output->exitCode != 0)
        co_return failed(Fault::NotFound, u"there is no version %1; list them with `history`"_s.arg(version));
    co_return QString::fromLatin1(output->out.trimmed());
}

} // namespace

GitHistory::GitHistory(QString folder, QStringList ignored, QObject *parent)
    : QObject(parent)
    , m_repository(std::make_shared<Repository>())
{
    m_repository->folder = QDir::cleanPath(folder);
    m_repository->ignored = std::move(ignored);
}

GitHistory::~GitHistory()
{
    m_repository->isClosed = true;
    for (const Pending<bool> &waiter : std::exchange(m_repository->waiting, {}))
        waiter.settle(false);
    if (QProcess *git = m_repository->running; git && git->state() != QProcess::NotRunning)
        git->waitForFinished(kLastWait); // a git that is killed leaves its lock behind
}

QCoro::Task<Result<QString>> GitHistory::commit(QStringList paths, QString note, QString author)
{
    const Shared repository = m_repository;
    if (!co_await takeTurn(repository))
        co_return closed();
    const Turn turn(repository);
    if (const auto ready = co_await prepare(repository); !ready)
        co_return std::unexpected(ready.error());
    const QStringList where = QStringList(u"--"_s) + (paths.isEmpty() ? QStringList(u"."_s) : paths);
    const auto status = co_await git(repository, QStringList{u"status"_s, u"--porcelain"_s, u"--untracked-files=all"_s} + where);
    if (!status)
        co_return std::unexpected(status.error());
    if (status->exitCode != 0)
        co_return std::unexpected(refusal(repository->folder, u"looking for changes"_s, *status));
    if (status->out.isEmpty())
        co_return QString();
    const QString who = oneLine(author, 100).isEmpty() ? u"unknown"_s : oneLine(author, 100);
    const QList<QStringList> steps{
        QStringList{u"add"_s, u"-A"_s} + where,
        QStringList{u"commit"_s, u"-q"_s, u"--no-verify"_s, u"--only"_s, u"--author"_s, u"%1 <station@localhost>"_s.arg(who), u"-m"_s, oneLine(note, 200).isEmpty() ? u"Change"_s : oneLine(note, 200)} + where,
        {u"rev-parse"_s, u"HEAD"_s}};
    QString id;
    for (const QStringList &step : steps) {
        const auto output = co_await git(repository, step);
        if (!output)
            co_return std::unexpected(output.error());
        if (output->exitCode != 0)
            co_return std::unexpected(refusal(repository->folder, u"keeping a change"_s, *output));
        id = QString::fromLatin1(output->out.trimmed());
    }
    co_return id;
}

QCoro::Task<Result<QList<Version>>> GitHistory::versions(QString path, int limit)
{
    const Shared repository = m_repository;
    if (!QFileInfo::exists(repository->folder + "/.git"_L1))
        co_return QList<Version>();
    if (!co_await takeTurn(repository))
        co_return closed();
    const Turn turn(repository);
    const auto head = co_await git(repository, {u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, u"HEAD"_s});
    if (!head)
        co_return std::unexpected(head.error());
    if (head->exitCode != 0) // nothing has been committed yet
        co_return QList<Version>();
    const auto output = co_await git(repository, {u"log"_s, u"--no-show-signature"_s, u"-n"_s, QString::number(limit), u"--format=%H%x1f%aI%x1f%an%x1f%s"_s, u"--"_s, path.isEmpty() ? u"."_s : path});
    if (!output)
        co_return std::unexpected(output.error());
    if (output->exitCode != 0)
        co_return std::unexpected(refusal(repository->folder, u"reading the history"_s, *output));
    QList<Version> versions;
    for (const QByteArray &line : output->out.split('\n')) {
        const QStringList fields = QString::fromUtf8(line).split(u'\x1f');
        if (fields.size() >= 4)
            versions.append({.id = fields[0], .time = QDateTime::fromString(fields[1], Qt::ISODate), .author = fields[2], .note = fields.mid(3).join(u' ')});
    }
    co_return versions;
}

QCoro::Task<Result<QByteArray>> GitHistory::textAt(QString path, QString version)
{
    const Shared repository = m_repository;
    if (!co_await takeTurn(repository))
        co_return closed();
    const Turn turn(repository);
    const auto id = co_await fullId(repository, version);
    if (!id)
        co_return std::unexpected(id.error());
    const auto output = co_await git(repository, {u"cat-file"_s, u"blob"_s, *id + u':' + path});
    if (!output)
        co_return std::unexpected(output.error());
    if (output->exitCode != 0)
        co_return failed(Fault::NotFound, u"%1 was not there in version %2"_s.arg(path, id->first(8)));
    co_return output->out;
}

QCoro::Task<Result<QByteArray>> GitHistory::change(QString path, QString version)
{
    const Shared repository = m_repository;
    if (!co_await takeTurn(repository))
        co_return closed();
    const Turn turn(repository);
    const auto id = co_await fullId(repository, version);
    if (!id)
        co_return std::unexpected(id.error());
    const auto output = co_await git(repository, {u"show"_s, u"--format="_s, u"--no-ext-diff"_s, u"--no-textconv"_s, u"--no-color"_s, *id, u"--"_s, path.isEmpty() ? u"."_s : path});
    if (!output)
        co_return std::unexpected(output.error());
    if (output->exitCode != 0)
        co_return std::unexpected(refusal(repository->folder, u"reading the history"_s, *output));
    co_return output->out;
}

QCoro::Task<Result<QByteArray>> GitHistory::compare(QString before, QString after)
{
    const Shared repository = m_repository;
    if (!co_await takeTurn(repository))
        co_return closed();
    const Turn turn(repository);
    const auto output = co_await git(repository, {u"diff"_s, u"--no-index"_s, u"--no-ext-diff"_s, u"--no-textconv"_s, u"--no-color"_s, u"--"_s, before, after});
    if (!output)
        co_return std::unexpected(output.error());
    if (output->exitCode != 0 && output->exitCode != 1)
        co_return std::unexpected(refusal(repository->folder, u"comparing"_s, *output));
    co_return output->out;
}

} // namespace core

#include "moc_githistory.cpp"
