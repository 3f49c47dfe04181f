// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/indexwords.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr quint64 kOffset = 14695981039346656037ULL; // FNV-1a, 64 bits
constexpr quint64 kPrime = 1099511628211ULL;
constexpr size_t kMostKnown = 200'000; // of a kind, before what is known is forgotten

qint64 notZero(quint64 hash)
{
    return static_cast<qint64>(hash == 0 ? 1 : hash);
}

qint64 hashUnicode(QByteArrayView text)
{
    quint64 hash = kOffset;
    const QByteArray folded = QString::fromUtf8(text).toCaseFolded().toUtf8();
    for (const char c : folded)
        hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    return notZero(hash);
}

} // namespace

qint64 IndexWords::hash(QByteArrayView text)
{
    if (text.isEmpty())
        return 0;
    quint64 hash = kOffset;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80)
            return hashUnicode(text);
        hash = (hash ^ (byte >= 'A' && byte <= 'Z' ? byte + 32U : byte)) * kPrime;
    }
    return notZero(hash);
}

qint64 IndexWords::add(Kind kind, QByteArrayView text)
{
    const qint64 key = hash(text);
    if (key != 0 && m_known[kind].insert(key).second)
        m_new.append({.kind = kind, .hash = key, .text = QString::fromUtf8(text)});
    return key;
}

Result<> IndexWords::write(BulkInsert &words, BulkInsert &items)
{
    for (const Word &word : std::as_const(m_new)) {
        const auto added = word.kind == Item ? items.add(word.hash, word.text) : words.add(int(word.kind), word.hash, word.text);
        if (!added)
            return added;
    }
    m_new.clear();
    for (auto &known : m_known) {
        if (known.size() > kMostKnown)
            known.clear();
    }
    const auto done = words.finish();
    return done ? items.finish() : done;
}

void IndexWords::forget()
{
    m_new.clear();
    for (auto &known : m_known)
        known.clear();
}

Result<QList<qint64>> IndexWords::find(const QSqlDatabase &database, Kind kind, const QString &like, const std::function<bool(const QString &)> &holds)
{
    auto query = kind == Item ? runSql(database, u"SELECT hash, text FROM items WHERE text LIKE ?"_s, {like})
                              : runSql(database, u"SELECT hash, text FROM words WHERE kind = ? AND text LIKE ?"_s, {int(kind), like});
    if (!query)
        return std::unexpected(query.error());
    QList<qint64> hashes;
    while (query->next()) {
        if (holds(query->value(1).toString()))
            hashes.append(query->value(0).toLongLong());
    }
    return hashes;
}

} // namespace lattice
