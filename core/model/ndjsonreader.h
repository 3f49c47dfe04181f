// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArrayList>

namespace core {

/*! Takes JSON values, one a line, in pieces cut anywhere. Empty lines are none; the last line may lack its end. */
class NdjsonReader final
{
public:
    static constexpr qsizetype kMaxLineBytes = 16 * 1'048'576;

    /*! \return the lines completed by \a bytes, or Full for one beyond kMaxLineBytes; then the stream is no use any more. */
    lattice::Result<QByteArrayList> feed(QByteArrayView bytes);

    /*! The stream has ended. */
    QByteArrayList finish();

private:
    void takeLine(QByteArrayList &lines);

    QByteArray m_line;
};

} // namespace core
