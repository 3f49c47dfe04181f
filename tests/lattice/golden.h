// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

/*! The bytes of tests/data/\a name; a missing file fails the test by being no message. */
inline QByteArray golden(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/") + QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/*! \a value is encoded as the file has it, and the file is decoded as \a value. */
template <typename T>
void compareGolden(const char *name, const T &value, lattice::Result<T> (*decode)(const QByteArray &))
{
    const QByteArray bytes = golden(name);
    const QJsonDocument expected = QJsonDocument::fromJson(bytes);
    QVERIFY2(expected.isObject(), name);
    const QByteArray encoded = encode(value);
    QCOMPARE(QJsonDocument::fromJson(encoded), expected);
    QVERIFY2(!encoded.contains('\n'), "messages are compact");

    const lattice::Result<T> decoded = decode(bytes);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
    QVERIFY2(*decoded == value, name);
}
