// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"

namespace core {

/*!
    The text of a `.prompt` file, taken apart: front matter (YAML between two `---` lines) and body (a template).

    Nothing is lost: source() is the file's bytes, keys that nobody knows stay in frontMatter() in their order.
    Before the front matter, blank lines and lines that start with `#` may stand.
*/
class PromptFile final
{
public:
    enum class Dialect {
        Dotprompt, //!< roles by `{{role "system"}}`, or one message
        Sections,  //!< roles by lines `[system]`, `[user]`, `[model]`
    };

    enum class Reading {
        Strict,    //!< an unclosed or broken front matter is an error, as people want it
        Dotprompt, //!< … makes all of it template, as the specification says
    };

    static constexpr qsizetype kMaxBytes = 1'048'576;

    /*! Where the parts stand in source(), in bytes. */
    struct Borders {
        qsizetype yamlBegin = -1; //!< -1: no front matter
        qsizetype yamlEnd = -1;   //!< -1: begun, not closed
        qsizetype bodyBegin = 0;
    };

    /*! \return the parts, or Invalid (Full when too big) with \a fileName, line and column. */
    static lattice::Result<PromptFile> parse(const QByteArray &bytes, const QString &fileName, Reading reading = Reading::Strict);

    QByteArray source() const { return m_source; }
    QString fileName() const { return m_fileName; }
    bool hasFrontMatter() const { return m_hasFrontMatter; }
    const YamlValue &frontMatter() const { return m_frontMatter; } //!< a map, empty when there is none
    QString body() const { return m_body; }                         //!< trimmed when there is a front matter
    int bodyLine() const { return m_bodyLine; }                     //!< of the body's first line in the file, from 1
    int bodyColumn() const { return m_bodyColumn; }                 //!< characters of that line that stand before the body
    int frontMatterLine() const { return m_frontMatterLine; }       //!< of its first line, from 1; 0: there is none
    const Borders &borders() const { return m_borders; }
    Dialect dialect() const { return m_dialect; }

    /*! The body for the template engine, line for line: sections have become `{{role}}`. */
    QString templateText() const;

    /*! An Invalid at \a value's place in this file. */
    lattice::Error errorAt(const YamlValue &value, const QString &what) const;

private:
    PromptFile() = default;

    static Borders findBorders(const QByteArray &text);
    lattice::Result<> readFrontMatter(const Borders &borders, Reading reading);
    void takeBody(qsizetype begin);

    QByteArray m_source;
    QString m_fileName;
    bool m_hasFrontMatter = false;
    YamlValue m_frontMatter = YamlValue::map();
    QString m_body;
    int m_bodyLine = 1;
    int m_bodyColumn = 0;
    int m_frontMatterLine = 0;
    Borders m_borders;
    Dialect m_dialect = Dialect::Dotprompt;
};

} // namespace core
