// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

#include <QHash>

#include <optional>

namespace core {

/*! US dollars for a million tokens. */
struct Price {
    double input = 0;
    double output = 0;
    std::optional<double> cached;     //!< read from a cache; not said: as input
    std::optional<double> cacheWrite; //!< written into a cache; not said: as input
    qint64 above = 0;                 //!< a request with more input costs longInput and longOutput; 0: all cost the same
    double longInput = 0;
    double longOutput = 0;

    friend bool operator==(const Price &, const Price &) = default;
};

/*!
    What models cost: the list that comes with the program, and `prices.yaml` of the home over it.

    Keys are `model` or `provider/model`; `*` at the end stands for any rest. A model whose name goes on with a date is the
    same model. What is in no list has no price, which is not zero.
*/
class PriceTable final
{
public:
    /*! \return Invalid with \a source, line, column and what was expected */
    static lattice::Result<PriceTable> parse(const QByteArray &yaml, const QString &source);
    static PriceTable shipped();

    /*! shipped(), and over it the file at \a path where there is one. */
    static lattice::Result<PriceTable> withFile(const QString &path);

    PriceTable with(const PriceTable &other) const; //!< and its entries, which count more
    const QHash<QString, Price> &entries() const { return m_prices; } //!< by key

    std::optional<Price> find(const QString &provider, const QString &model) const;

    /*! \return nothing when the price is not known, or the provider did not count the tokens */
    std::optional<double> cost(const QString &provider, const QString &model, const Usage &usage) const;

private:
    std::optional<Price> lookUp(const QString &name) const;

    QHash<QString, Price> m_prices;
};

} // namespace core
