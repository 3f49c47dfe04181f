// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/promptcheck.h"
#include "core/agent/promptfile.h"

#include <QSet>

#include <memory>

namespace core {

/*! The looks that checkPrompt() takes at one file. */
class PromptChecker final
{
public:
    PromptChecker(TemplateEngine &engine, const PromptSurroundings &around, QString fileName);

    QList<Diagnostic> check(const QByteArray &bytes);

private:
    struct Uses {
        QList<QJsonObject> variables; //!< of the input; those in partials have no place here
        QList<QJsonObject> partials;
        QSet<QString> names;
        bool whole = false;
    };

    void addError(const lattice::Error &error, const QString &code);
    void checkKeys();
    void checkKeysOf(const YamlValue *map, const QString &path, const QStringList &known);
    void checkNames(const QString &key, const QStringList &known, const QString &code, const QString &what);
    void checkTools();
    void checkBody();
    void checkVariables(const Uses &uses);
    void checkPartials(const Uses &uses);
    void collect(const QString &source, bool isRoot, Uses &uses, QSet<QString> &seen);
    const YamlValue *fields() const; //!< the map whose keys declare the input
    void remark(Diagnostic diagnostic);
    Diagnostic atName(const QJsonObject &use, const QString &code, const QString &text) const;
    void suggest(Diagnostic &diagnostic, const QString &word, const QStringList &known) const;

    TemplateEngine &m_engine;
    const PromptSurroundings &m_around;
    QString m_fileName;
    std::shared_ptr<const PromptFile> m_file;
    QList<Diagnostic> m_found;
};

} // namespace core
