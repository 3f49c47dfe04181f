// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

/*! A variable of an environment. The value of a secret one is not in the file but in the SecretStore. */
struct Variable {
    QString name;
    QString value;
    bool secret = false;
    QString description;
    int line = 0; //!< in the file, from 1

    friend bool operator==(const Variable &, const Variable &) = default;
};

/*!
    A `variables.yml`: lines `NAME: value`, or `NAME: {secret: true}` for values that are kept elsewhere; `description` and
    `value` may stand in such a map too. A name without value is one to be asked for.

    Changing it touches the lines of that variable and no others.
*/
class Variables final
{
public:
    static constexpr qsizetype kMaxBytes = 1'048'576;

    Variables() = default;
    static lattice::Result<Variables> parse(const QByteArray &bytes, const QString &fileName);
    static lattice::Result<Variables> read(const QString &path); //!< a file that is not there has none

    /*! Letters, digits and `_`, no digit first, at most 128. */
    static bool isName(const QString &name);

    const QList<Variable> &all() const { return m_all; } //!< in the file's order
    const Variable *find(const QString &name) const;     //!< nullptr: not in the file

    /*! The file with \a variable in it, or changed. \return Invalid when the file is one flow map, `{A: 1}`, which only a person can edit */
    lattice::Result<QByteArray> with(const Variable &variable) const;
    lattice::Result<QByteArray> without(const QString &name) const; //!< NotFound: it is not in the file

private:
    struct Lines {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    lattice::Result<Lines> linesOf(const QString &name) const;

    QByteArray m_bytes;
    QString m_fileName;
    QList<Variable> m_all;
};

} // namespace core
