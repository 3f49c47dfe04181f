// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/promptfile.h"

#include <QStringList>

namespace core {

/*!
    Changes a prompt file as a form, a command or a client asks, and keeps every other byte: comments, order, quotes, keys that
    nobody knows, line endings, a last line without one.

    Each change is read back before it counts: either the file says what was asked and nothing else has changed, or the change is
    an error and the text is as before. A path is the keys from the top: {"metadata", "description"}.
*/
class PromptEdit final
{
public:
    /*! \return Invalid, with line and column, for a file that is no prompt: it has to be mended by hand first */
    static lattice::Result<PromptEdit> open(const QByteArray &bytes, const QString &fileName);

    /*! Sets the value at \a path, with the maps on the way. A text, list or other value on the way is a Conflict. */
    lattice::Result<> set(const QStringList &path, const YamlValue &value);
    /*! Nothing there is no error. */
    lattice::Result<> remove(const QStringList &path);
    /*! Appends to the list at \a path, making it; an item that is there already stays alone. Conflict when it is no list. */
    lattice::Result<> addItem(const QStringList &path, const YamlValue &item);
    /*! Removes all items equal to \a item. */
    lattice::Result<> removeItem(const QStringList &path, const YamlValue &item);
    /*! The front matter as a whole; what is the same stays as it is written. */
    lattice::Result<> setFrontMatter(const YamlValue &wanted);
    /*! The text of the prompt, as PromptFile::body() gives it; blank lines before and after stay. */
    lattice::Result<> setBody(const QString &body);

    const PromptFile &file() const { return m_file; }
    QByteArray bytes() const { return m_file.source(); }

private:
    explicit PromptEdit(PromptFile file);

    lattice::Result<> accept(const YamlValue &wanted);
    bool tryYaml(const QByteArray &yaml, const YamlValue &wanted);
    lattice::Result<> begin(const YamlValue &wanted);
    QByteArray yaml() const;
    QByteArray lineEnding() const;

    PromptFile m_file;
};

} // namespace core
