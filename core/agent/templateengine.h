// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <memory>

namespace core {

/*!
    Handlebars with the helpers of dotprompt: role, history, media, section, json, ifEquals, unlessEquals.

    The engine (handlebars.js in a QJSEngine) is made at the first use and belongs to the thread of that use. Templates are
    as trusted as the agent they make up; values are not: nothing in a value can become a role, media or section.
*/
class TemplateEngine final
{
public:
    TemplateEngine();
    ~TemplateEngine();
    Q_DISABLE_COPY_MOVE(TemplateEngine)

    using Partials = QHash<QString, QString>;

    /*! Where and how a template failed; line and column from 1 in the template's text, 0: not known. */
    struct Failure {
        lattice::Fault fault = lattice::Fault::Invalid;
        QString what;
        int line = 0;
        int column = 0;
        QString partial = {}; //!< whose text it is; empty: the template itself
    };

    /*!
        Renders \a source over \a inputJson, an object's JSON text, with \a dataJson's fields as `@` variables.

        \return the pieces in order, white space alone left out: {"text"} {"role"} {"history"} {"media"} {"section"}.
        A rendering that takes longer than limit() is a Timeout.
    */
    std::expected<QJsonArray, Failure> render(const QString &source, const QByteArray &inputJson, const QByteArray &dataJson, const Partials &partials = {});

    std::expected<void, Failure> check(const QString &source);

    /*!
        What \a source uses: {"variables": [{name, path, line, column, endLine, endColumn}], "partials": [… {name, root, given}],
        "helpers": [… {name}], "whole": bool}. Variables are those of the input, wherever they stand; columns count from 0.
    */
    std::expected<QJsonObject, Failure> outline(const QString &source);

    static QStringList helpers(); //!< all that a template may call, block helpers among them

    std::chrono::milliseconds limit() const { return m_limit; }
    void setLimit(std::chrono::milliseconds limit) { m_limit = limit; }

private:
    class Private;
    Private &engine();

    std::chrono::milliseconds m_limit{2000};
    std::unique_ptr<Private> m_private;
};

} // namespace core
