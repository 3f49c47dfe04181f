// SPDX-License-Identifier: Apache-2.0
#include "core/config/secretstore.h"

#include "core/engine/safefile.h"
#include "lattice/pending.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr auto kPatience = 30s; // a person may have to unlock the keyring
const QString kService = u"Station Control Center"_s;

/*! A session bus is what keyrings of desktops are reached by; asking for them without one takes seconds. */
bool keyringMayBeThere()
{
    if (qEnvironmentVariable("STN_KEYRING") == "off"_L1)
        return false;
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

/*! Runs \a job, which deletes itself. */
QCoro::Task<QKeychain::Error> finished(QKeychain::Job *job)
{
    const lattice::Pending<QKeychain::Error> done;
    QObject::connect(job, &QKeychain::Job::finished, job, [done](QKeychain::Job *ended) { done.settle(ended->error()); });
    QTimer::singleShot(kPatience, job, [done] { done.settle(QKeychain::OtherError); });
    job->start();
    co_return co_await done;
}

bool isWithoutKeyring(QKeychain::Error error) { return error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented || error == QKeychain::OtherError; }

lattice::Error refused()
{
    return {Fault::Refused, u"the keyring did not give access; unlock it, or start with STN_KEYRING=off to keep secrets in a file of the home"_s};
}

} // namespace

SecretStore::SecretStore(QString file, QString owner, Keyring keyring)
    : m_file(std::move(file))
    , m_owner(std::move(owner))
    , m_useKeyring(keyring == Keyring::IfThere && keyringMayBeThere())
{ }

QCoro::Task<Result<std::optional<Secret>>> SecretStore::read(QString key) const
{
    const auto file = readFile();
    if (!file)
        co_return std::unexpected(file.error());
    if (const QJsonValue value = (*file)[key]; value.isString())
        co_return std::optional(Secret(value.toString()));
    if (!m_useKeyring)
        co_return std::nullopt;
    auto job = new QKeychain::ReadPasswordJob(kService);
    const auto text = std::make_shared<QString>(); // the job is gone by the time we go on
    QObject::connect(job, &QKeychain::Job::finished, job, [text, job] { *text = job->textData(); });
    job->setKey(m_owner + u'/' + key);
    const QKeychain::Error error = co_await finished(job);
    if (error == QKeychain::NoError)
        co_return std::optional(Secret(*text));
    if (error == QKeychain::EntryNotFound || isWithoutKeyring(error))
        co_return std::nullopt;
    co_return std::unexpected(refused());
}

QCoro::Task<Result<>> SecretStore::write(QString key, Secret value)
{
    const QString path = m_file, owner = m_owner;
    if (!m_useKeyring)
        co_return writeFile(key, value);
    auto job = new QKeychain::WritePasswordJob(kService);
    job->setKey(owner + u'/' + key);
    job->setTextData(value.reveal());
    const QKeychain::Error error = co_await finished(job);
    SecretStore file(path, owner, Keyring::Never); // `this` may be gone
    if (error == QKeychain::NoError)
        co_return file.writeFile(key, std::nullopt); // an older value there would hide the new one
    if (isWithoutKeyring(error))
        co_return file.writeFile(key, value);
    co_return std::unexpected(refused());
}

QCoro::Task<Result<>> SecretStore::remove(QString key)
{
    const QString owner = m_owner;
    if (const auto removed = writeFile(key, std::nullopt); !removed || !m_useKeyring)
        co_return removed;
    auto job = new QKeychain::DeletePasswordJob(kService);
    job->setKey(owner + u'/' + key);
    const QKeychain::Error error = co_await finished(job);
    if (error == QKeychain::NoError || error == QKeychain::EntryNotFound || isWithoutKeyring(error))
        co_return {};
    co_return std::unexpected(refused());
}

Result<QJsonObject> SecretStore::readFile() const
{
    QFile file(m_file);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2; make the file readable for its owner"_s.arg(m_file, file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return failed(Fault::Invalid, u"%1 does not hold secrets as this program writes them; put the right file back, or remove it and set the secrets again"_s.arg(m_file));
    return document.object();
}

Result<> SecretStore::writeFile(const QString &key, const std::optional<Secret> &value)
{
    auto secrets = readFile();
    if (!secrets)
        return std::unexpected(secrets.error());
    if (!value && !secrets->contains(key))
        return {};
    if (value)
        secrets->insert(key, value->reveal());
    else
        secrets->remove(key);
    if (const auto made = makePrivateFolder(QFileInfo(m_file).absolutePath()); !made)
        return made;
    return writePrivateFile(m_file, QJsonDocument(*secrets).toJson());
}

} // namespace core
