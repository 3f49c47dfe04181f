// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QDateTime>
#include <QObject>

#include <memory>

namespace core {

/*! One change in the history of a folder. */
struct Version {
    QString id; //!< of the commit, 40 hex digits
    QDateTime time;
    QString author;
    QString note;

    friend bool operator==(const Version &, const Version &) = default;
};

/*!
    The history of a folder, kept by the git program: a commit per change, with its author.

    Git runs beside the engine, one at a time in the order of the calls. Neither hooks nor the user's and the system's
    configuration have a say. A folder that lies in somebody's own repository is left alone, and so is one where git is missing:
    then commit() says Refused or NotFound, and nothing else is lost.
*/
class GitHistory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GitHistory)

public:
    /*! \a ignored are patterns of files that are never kept, as in a `.gitignore`. */
    GitHistory(QString folder, QStringList ignored, QObject *parent = nullptr);
    ~GitHistory() override;

    /*!
        Keeps what has changed below \a paths, relative to the folder; empty: all of it. A folder without repository gets one.
        \return the new version's id; empty when nothing had changed
    */
    QCoro::Task<lattice::Result<QString>> commit(QStringList paths, QString note, QString author);

    /*! Newest first. A folder without repository has none. */
    QCoro::Task<lattice::Result<QList<Version>>> versions(QString path, int limit);
    QCoro::Task<lattice::Result<QByteArray>> textAt(QString path, QString version); //!< NotFound: not there at that time
    QCoro::Task<lattice::Result<QByteArray>> change(QString path, QString version); //!< what \a version changed, as a unified diff

    /*! Two files anywhere, as a unified diff; empty when they are the same. */
    QCoro::Task<lattice::Result<QByteArray>> compare(QString before, QString after);

    struct Repository; //!< lives on while git is at work for it

private:
    std::shared_ptr<Repository> m_repository;
};

} // namespace core
