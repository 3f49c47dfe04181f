// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QJsonObject>

#include <memory>

namespace core {

/*!
    A JSON Schema (2020-12) that values are checked against.

    Schemas come from files of others: references to other documents are refused, and so are references that lead back to
    themselves without taking a step into the value, which would never end.
*/
class InputSchema final
{
public:
    static lattice::Result<InputSchema> parse(const QString &json); //!< empty text: everything is allowed

    /*!
        \a input as its fields are declared: defaults filled in, and strings made numbers, booleans, lists or objects where
        the schema wants these, since calls often carry strings alone.
        \return the values, or Invalid naming the field and what was expected
    */
    lattice::Result<QJsonObject> accept(const QJsonObject &input) const;

    /*! Checks \a value as it is. */
    lattice::Result<> check(const QJsonValue &value) const;

    QJsonObject json() const { return m_json; }

    /*! The one required field that takes a string and is missing in \a input; empty when there is none or several. */
    QString soleMissingText(const QJsonObject &input) const;

    bool hasField(const QString &name) const;

private:
    class Compiled;

    QJsonObject m_json;
    std::shared_ptr<const Compiled> m_compiled; //!< null: everything is allowed
};

} // namespace core
