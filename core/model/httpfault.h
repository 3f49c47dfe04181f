// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace core {

/*! What is told to a person when a provider does not answer as it should. */
struct ProviderWords {
    QString title;       //!< "Anthropic"
    QString keyVariable; //!< "ANTHROPIC_API_KEY"; empty: it takes no key
    QString urlVariable; //!< "ANTHROPIC_BASE_URL"
};

/*! How wrong answers of providers become errors, all in one place: codes in status lines, bodies and streams. */
namespace HttpFault {

/*! An answer of \a host with \a status, which is none of 2xx. */
lattice::Error ofStatus(const ProviderWords &words, const QString &host, int status, const QByteArray &body);

/*! An error that came in a body or a stream that began well; Unreachable when it does not say what it is. */
lattice::Error ofStream(const QJsonObject &body);

/*! Whether \a body holds an error. */
bool isError(const QJsonObject &body);

/*! The provider's own words; empty when there are none. */
QString textOf(const QJsonObject &body);

/*! No request brings money back: such a 429 is not tried again. */
bool isOutOfCredit(const QByteArray &body);

} // namespace HttpFault

} // namespace core
