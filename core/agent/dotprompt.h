// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/picoschema.h"
#include "core/agent/promptfile.h"
#include "core/agent/templateengine.h"

#include <QJsonObject>

namespace core {

/*! One rendering as the dotprompt specification describes it. Values are YamlValue because the order of their keys shows. */
struct DotpromptRequest {
    YamlValue input = YamlValue::map();
    YamlValue context = YamlValue::map(); //!< each key becomes an `@` variable
    QJsonArray messages;                  //!< the conversation so far
    QJsonArray docs;
    YamlValue options = YamlValue::map(); //!< lies over the front matter: model, config, input, …
    TemplateEngine::Partials partials;    //!< those that are needed alone are compiled
    Picoschema::Schemas schemas;
    QJsonObject tools; //!< definitions by name; their names move from tools to toolDefs
};

/*!
    Renders prompts as the official dotprompt implementation does, but for one thing: a marker inside a value stays text.
    \sa https://google.github.io/dotprompt/reference/
*/
class Dotprompt final
{
public:
    explicit Dotprompt(TemplateEngine &engine);

    /*! The front matter under the options: known keys, `ext` by the dots in other keys, schemas as JSON Schema. */
    lattice::Result<QJsonObject> metadata(const PromptFile &file, const DotpromptRequest &request) const;

    /*! The messages [{role, content: [{text} | {media} | {metadata}], metadata?}]. */
    lattice::Result<QJsonArray> messages(const PromptFile &file, const DotpromptRequest &request) const;

    /*! Both at once: the metadata with `messages` in it. */
    lattice::Result<QJsonObject> render(const PromptFile &file, const DotpromptRequest &request) const;

    /*! Compiles the body without rendering it; errors have the file's lines. */
    lattice::Result<> check(const PromptFile &file) const;

private:
    lattice::Result<QJsonArray> messagesUnder(QJsonObject metadata, const PromptFile &file, const DotpromptRequest &request) const;
    TemplateEngine::Failure placed(const QString &source, TemplateEngine::Failure failure) const;
    lattice::Error error(const PromptFile &file, const TemplateEngine::Failure &failure) const;

    TemplateEngine &m_engine;
};

/*! What Handlebars says, as people may read it. */
QString templateWords(const QString &what);

} // namespace core
