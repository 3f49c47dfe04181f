// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

#include <map>
#include <optional>

namespace core {

/*! The parts of a reply while they come in, in pieces and side by side. */
class ReplyBuilder final
{
public:
    enum class Kind { Text, Reasoning, Tool };

    struct Part {
        Kind kind = Kind::Text;
        QString text;                     //!< the words; of Tool the arguments as JSON text
        QString ref;                      //!< of Tool
        QString name;                     //!< of Tool
        std::optional<QJsonObject> input; //!< of Tool, where the arguments do not come as text
        QJsonObject metadata;             //!< what the provider wants back
    };

    /*! The part of \a kind at \a place, made when it is new. A server that mixes kinds in one place gets one part for each. */
    Part &at(qint64 place, Kind kind);
    Part *find(qint64 place, Kind kind);

    /*! The last part when it is of \a kind, else a new one behind it. */
    Part &last(Kind kind);
    Part &append(Kind kind);

    /*! Adds \a words to \a part. \return those that a reader sees: none for reasoning and arguments */
    QString add(Part &part, const QString &words);

    lattice::Result<> checkSize() const; //!< Full for a reply without end

    ModelReply finish() const;

    QString model;
    Usage usage;
    StopReason stop = StopReason::End;

private:
    ToolCall callOf(const Part &part, const QStringList &taken) const;

    std::map<std::pair<qint64, Kind>, Part> m_parts;
    qsizetype m_size = 0;
};

} // namespace core
