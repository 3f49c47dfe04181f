// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/promptfile.h"

#include <QStringList>

#include <chrono>
#include <memory>

namespace core {

/*! Takes typed values out of a prompt's front matter and keeps what is wrong with them, with places. Missing values and null are the same. */
class FrontMatter final
{
public:
    explicit FrontMatter(std::shared_ptr<const PromptFile> file);

    const YamlValue &root() const { return m_file->frontMatter(); }
    const PromptFile &file() const { return *m_file; }

    const YamlValue *find(QStringView key) const; //!< at the top, else below `metadata`
    QString text(QStringView key) { return textOf(find(key), key); }
    QStringList list(QStringView key) { return listOf(find(key), key); }

    // What \a value, named \a key in errors, is; the empty value when it is missing or wrong.
    QString textOf(const YamlValue *value, QStringView key);
    QStringList listOf(const YamlValue *value, QStringView key); //!< one word, several with commas, or a list
    bool flagOf(const YamlValue *value, QStringView key, bool initial);
    qint64 numberOf(const YamlValue *value, QStringView key, qint64 least, qint64 most, qint64 initial);
    std::chrono::milliseconds secondsOf(const YamlValue *value, QStringView key); //!< fractions too; "30s", "5m", "1h"
    qint64 bytesOf(const YamlValue *value, QStringView key); //!< a number, or "512MB", "1GiB"
    int choiceOf(const YamlValue *value, QStringView key, const QStringList &choices, int initial); //!< its index

    void wrong(const YamlValue &value, const QString &what);
    void add(const lattice::Error &error) { m_errors.append(error); }
    const QList<lattice::Error> &errors() const { return m_errors; } //!< in the order of reading

private:
    std::shared_ptr<const PromptFile> m_file;
    QList<lattice::Error> m_errors;
};

} // namespace core
