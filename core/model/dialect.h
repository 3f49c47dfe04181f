// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/replyfold.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <utility>

namespace core {

/*! What is sent to a provider. */
struct Query {
    QString path; //!< below the base URL
    QJsonObject body;
};

/*! How one kind of provider is spoken to: what is asked, and how its answers are read. Has no state. */
class Dialect
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    Dialect() = default;
    virtual ~Dialect() = default;
    Q_DISABLE_COPY_MOVE(Dialect)

    /*! \return Invalid for what the provider cannot be asked. Names of tools are already such as every provider takes. */
    virtual lattice::Result<Query> query(const ModelRequest &request) const = 0;
    virtual std::unique_ptr<ReplyFold> fold() const = 0;

    virtual Headers headers(const QByteArray &key) const = 0; //!< \a key may be empty
    virtual QString listPath() const = 0;                     //!< of the models there are
    virtual QStringList modelsOf(const QJsonObject &body) const = 0;
};

/*! "openai" (Chat Completions), "responses", "anthropic", "gemini", "ollama"; null for others. */
std::shared_ptr<const Dialect> dialectNamed(const QString &name);
QStringList dialectNames();

} // namespace core
