// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"

#include <tuple>

namespace lattice {

/*! What an item asks of a station, in the form that names are compared in. Items with equal needs may go to the same places. */
struct WorkNeed {
    /*! What places are found by: an agent or a capability. */
    struct Key {
        bool capability = false;
        QString text;

        friend bool operator==(const Key &, const Key &) = default;
        friend bool operator<(const Key &a, const Key &b) { return std::tie(a.capability, a.text) < std::tie(b.capability, b.text); }
    };

    Key key;
    QString wanted;       //!< a station; empty: any
    QStringList excluded; //!< agents of the path, for a capability: with them the item would wait for itself

    friend bool operator<(const WorkNeed &a, const WorkNeed &b)
    {
        return std::tie(a.key, a.wanted, a.excluded) < std::tie(b.key, b.wanted, b.excluded);
    }

    /*! As in `lattice-names`: composed letters in lower case. */
    static QString folded(const QString &name) { return name.normalized(QString::NormalizationForm_C).toLower(); }
    static WorkNeed of(const WorkSpec &spec);
};

} // namespace lattice
