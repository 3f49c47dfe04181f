// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QSet>
#include <QStringList>

namespace core {

/*!
    What an agent's `tools:` asks for.

    An entry is the name of a server (all its tools), a tool (`read_file`, of any server), a tool of a server (`fs/read_file`,
    `fs:read_file`, `fs__read_file`), or any of these with `*`, `?` and `[…]`. `__read_file`, as the Go project writes it, is `read_file`.
*/
class ToolSelection final
{
public:
    ToolSelection(const QStringList &entries, const QStringList &servers);

    bool isEmpty() const { return m_entries.isEmpty(); }
    bool takes(const QString &server, const QString &tool) const;

    /*! Servers that are named, so that they are needed whatever tools they have. */
    QSet<QString> named() const;

    /*! Entries that may be of any server. */
    bool isOpen() const;

    /*! Entries that fit nothing of \a known, tools by server. */
    QStringList missing(const QMap<QString, QStringList> &known) const;

    /*! As missing(), and patterns too, which may fit more than is known. */
    bool wantsMore(const QMap<QString, QStringList> &known) const;

private:
    struct Entry {
        QString text;
        QString tool;          //!< a pattern; of any server unless servers says more
        QStringList servers;   //!< that it names
        QString toolOfServer;  //!< a pattern for these
    };

    static bool fits(const Entry &entry, const QString &server, const QString &tool);

    QList<Entry> m_entries;
};

/*! A tool of a server, and by which name the model knows it. */
struct NamedTool {
    QString server;
    QString tool;
    QString name;

    friend bool operator==(const NamedTool &, const NamedTool &) = default;
};

/*! A tool keeps its name when no other has it, else all of that name become `server__tool`. The same for the same input, in any order. */
QList<NamedTool> nameTools(QList<NamedTool> tools);

} // namespace core
