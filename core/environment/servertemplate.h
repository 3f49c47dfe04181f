// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"
#include "core/tool/serverspec.h"

#include <functional>
#include <optional>

namespace core {

/*! Where the variables of a template come from. */
struct VariableSource {
    std::function<std::optional<QString>(const QString &name)> variable; //!< of the environment's file and secrets: `{{ .NAME }}`
    std::function<std::optional<QString>(const QString &name)> process;  //!< of this process: `${NAME}`, `${env:NAME}`
};

/*! A template with its variables filled in, as far as there are any. */
struct FilledServer {
    McpServerSpec spec; //!< only of use when nothing is missing
    QStringList missing; //!< names of variables without value, each once
};

/*!
    An MCP server as a template file of an environment describes it: the `mcpServers` of MCP clients and of the Go project.

    Texts may hold `{{ .NAME }}`, and `${NAME}`, `${NAME:-other}`, `${env:NAME}`; `$${` is `${` itself.
*/
struct ServerTemplate {
    QString name;
    QString file;        //!< its path
    YamlValue definition; //!< a map, with the place of each value
    bool disabled = false;

    QStringList variables() const; //!< names that it uses, each once
    lattice::Result<FilledServer> fill(const VariableSource &source) const;
};

/*! A file of templates. */
struct ServerTemplateFile {
    static constexpr qsizetype kMaxBytes = 1'048'576;

    QString description;
    QList<ServerTemplate> servers;
    QStringList warnings; //!< keys without effect, with file and line

    /*! Checks keys, types and the form of variables. \return Invalid with file, line, column and the nearest key */
    static lattice::Result<ServerTemplateFile> parse(const QByteArray &bytes, const QString &fileName);
};

/*! As texts in templates are filled; the names that have no value go to \a missing. \return Invalid for a form that we do not know */
lattice::Result<QString> fillText(const QString &text, const VariableSource &source, QStringList &missing);

} // namespace core
