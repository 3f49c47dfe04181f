// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

#include <QStringList>

#include <optional>

namespace core {

/*! An image or a document of a message: its bytes, or where they are. */
struct Media {
    QString type;   //!< "image/png"
    QString base64; //!< empty: see url
    QString url;    //!< http(s), or what the provider itself gave out

    bool isImage() const { return type.isEmpty() || type.startsWith(QLatin1StringView("image/")); }
    QString dataUrl() const; //!< url, or the bytes as `data:`

    /*! The media of \a part; nothing when it has none. */
    static std::optional<Media> of(const QJsonValue &part);
};

/*! What a tool answered, in the forms that providers take. */
struct ToolOutput {
    QString ref;
    QString name;
    QString text; //!< of all text, links and embedded texts; other JSON as it is
    QList<Media> media;
    bool isError = false;

    /*! The answer in \a part; nothing when it has none. */
    static std::optional<ToolOutput> of(const QJsonValue &part);
};

/*! Without line breaks; a string as its own text. */
QString compactJson(const QJsonValue &value);

/*! All answers of tools in \a message. */
QList<ToolOutput> toolOutputs(const QJsonValue &message);

/*! A schema that the strict modes take: every object closed and all its properties required. Others are sent as a wish. */
bool isStrictSchema(const QJsonValue &schema);

/*! \a schema, or one that takes any object, as providers demand of a tool without arguments. */
QJsonObject objectSchema(const QJsonValue &schema);

/*!
    \a messages as \a provider may see them: without the reasoning and the marks of other providers, without empty parts and messages.
*/
QJsonArray messagesFor(const QString &provider, const QJsonArray &messages);

/*! Marks what \a provider wants back, so that messagesFor() knows it. */
QJsonArray markedFor(const QString &provider, const QJsonArray &content);

} // namespace core
