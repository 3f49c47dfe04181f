// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/traceparent.h"

#include <QList>
#include <QStringList>

#include <variant>

namespace lattice {

using SpanValue = std::variant<QString, qint64, double, bool, QStringList>;

/*! The key is a literal: names of attributes are part of the program. */
struct SpanAttribute {
    QLatin1StringView key;
    SpanValue value;

    friend bool operator==(const SpanAttribute &, const SpanAttribute &) = default;
};

/*! One step of a trace that has ended, or is under way. Enumerators have the numbers of OTLP. */
struct Span {
    enum class Kind {
        Internal = 1,
        Server = 2,   //!< handles what another process asked for
        Client = 3,   //!< waits for another process
        Producer = 4, //!< leaves something to be done later
        Consumer = 5, //!< does what was left
    };
    enum class Status {
        Unset = 0,
        Ok = 1,
        Error = 2,
    };
    struct Event {
        QLatin1StringView name;
        qint64 timeNs = 0;
        QList<SpanAttribute> attributes;
    };
    /*! Another span that this one has to do with, and that is not its parent. */
    struct Link {
        Traceparent context;
        QList<SpanAttribute> attributes;
    };

    Traceparent context; //!< the trace, the span's own id, and whether it is sampled: exported
    QString parentId = {}; //!< 16 hex digits; empty: a root
    bool isParentRemote = false;
    QString name = {};
    Kind kind = Kind::Internal;
    qint64 startNs = 0; //!< since 1970, UTC
    qint64 endNs = 0;   //!< 0: under way
    QList<SpanAttribute> attributes = {};
    QList<Event> events = {};
    QList<Link> links = {};
    int droppedAttributes = 0; //!< over the limit
    int droppedEvents = 0;
    int droppedLinks = 0;
    Status status = Status::Unset;
    QString statusText = {}; //!< of an error

    /*! The value of \a key; an empty text when there is none. */
    SpanValue value(QLatin1StringView key) const
    {
        for (const SpanAttribute &attribute : attributes) {
            if (attribute.key == key)
                return attribute.value;
        }
        return QString();
    }
};

} // namespace lattice
