// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/checkpointverifier.h"

#include "lattice/history/eventcodec.h"

#include <iterator>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

const QByteArray kSubject = QByteArray("lattice.events.") + EventType::HistoryCheckpoint;
constexpr size_t kMostUnsigned = 1000; // ten times what a leader lets come together
constexpr qint64 kLongestUnsigned = 600; // s

using Kind = CheckpointFinding::Kind;

} // namespace

void CheckpointVerifier::find(Kind kind, quint64 sequence, const QString &words)
{
    m_report.findings.append({.kind = kind, .sequence = sequence, .words = words});
}

void CheckpointVerifier::addGap(quint64 first, quint64 last, const QString &reason)
{
    if (m_report.first > 0) // what is before all that is kept has expired
        find(Kind::Gap, first, u"messages %1 to %2: %3"_s.arg(first).arg(last).arg(reason));
    m_report.last = std::max(m_report.last, last);
}

void CheckpointVerifier::add(const StoredEvent &message)
{
    if (m_report.first == 0)
        m_report.first = message.sequence;
    else if (message.sequence > m_report.last + 1)
        find(Kind::Gap, m_report.last + 1, u"messages %1 to %2 are missing"_s.arg(m_report.last + 1).arg(message.sequence - 1));
    m_report.last = message.sequence;
    m_time = message.stored;
    ++m_report.messages;
    if (message.subject == kSubject)
        check(message);
    m_leaves[message.sequence] = leafOf(message.sequence, message.subject, message.body);
}

void CheckpointVerifier::check(const StoredEvent &message)
{
    ++m_report.checkpoints;
    const auto event = decodeEvent(message.body);
    const auto checkpoint = event ? readCheckpoint(*event) : std::unexpected(event.error());
    if (!checkpoint || checkpoint->sequence >= message.sequence)
        return find(Kind::BadCheckpoint, message.sequence, u"this checkpoint cannot be read: %1"_s.arg(checkpoint ? u"it is of messages after it"_s : checkpoint.error().detail));
    if (!checkSignature(*checkpoint, message.sequence))
        return;
    checkStream(checkpoint->limits, checkpoint->streamCreated, message.sequence);
    m_signedAt = message.stored;
    if (checkOrder(*checkpoint, message.sequence))
        checkMessages(*checkpoint, message.sequence);
    accept(*checkpoint);
}

bool CheckpointVerifier::checkSignature(const Checkpoint &checkpoint, quint64 place)
{
    if (!isSignatureRight(checkpoint)) {
        find(Kind::BadSignature, place, u"the signature of this checkpoint is wrong: it was changed, or made by somebody else"_s);
        return false;
    }
    const bool isNew = !m_report.keys.contains(checkpoint.publicKey);
    if (isNew)
        m_report.keys.append(checkpoint.publicKey);
    if (m_trusted.isEmpty())
        m_trusted.append(checkpoint.publicKey);
    if (m_trusted.contains(checkpoint.publicKey))
        return true;
    if (isNew)
        find(Kind::UnknownKey, place, u"checkpoints from here on are signed with the key %1, which is not trusted"_s.arg(checkpoint.keyId()));
    return false; // whoever it is may say what he likes
}

void CheckpointVerifier::checkStream(const StreamLimits &limits, const QString &created, quint64 place)
{
    if (!m_created.isEmpty() && created != m_created)
        find(Kind::StreamReplaced, place, u"the stream was made at %1, before it was one made at %2"_s.arg(created, m_created));
    if (m_limits && limits != *m_limits)
        find(Kind::LimitsChanged, place, u"the stream's limits are now %1; they were %2"_s.arg(limits.describe(), m_limits->describe()));
    m_limits = limits;
    m_created = created;
}

/*!
    Whether it goes on from a checkpoint that is known, or is the first. Which one does not matter: what a leader had on its way when
    its successor began is stored after that one's, and both go on from the same.
*/
bool CheckpointVerifier::checkOrder(const Checkpoint &checkpoint, quint64 place)
{
    if (m_accepted.empty())
        return true;
    const auto base = m_accepted.find(checkpoint.firstSequence - 1);
    if (base != m_accepted.end() && base->second == checkpoint.previous)
        return true;
    find(Kind::BadCheckpoint, place, u"this checkpoint begins at message %1 and goes on from none of those before it, the last of which ended at %2: one is missing"_s
                                         .arg(checkpoint.firstSequence).arg(m_accepted.rbegin()->first));
    return true; // its own messages are looked at all the same
}

void CheckpointVerifier::checkMessages(const Checkpoint &checkpoint, quint64 place)
{
    if (checkpoint.firstSequence < m_report.first || checkpoint.firstSequence <= m_forgotten)
        return; // its first messages are no longer there, so nothing can be said of the others; or others have proved them long ago
    RunningDigest digest(checkpoint.previous);
    for (auto leaf = m_leaves.lower_bound(checkpoint.firstSequence); leaf != m_leaves.end() && leaf->first <= checkpoint.sequence; ++leaf)
        digest.add(leaf->first, leaf->second);
    if (digest.count() == checkpoint.count && digest.value() == checkpoint.digest) {
        m_report.verifiedFrom = m_report.verifiedFrom == 0 ? checkpoint.firstSequence : m_report.verifiedFrom;
        m_report.verifiedTo = std::max(m_report.verifiedTo, checkpoint.sequence);
        return;
    }
    const QString range = u"messages %1 to %2"_s.arg(checkpoint.firstSequence).arg(checkpoint.sequence);
    if (digest.count() != checkpoint.count)
        find(Kind::Tampered, place, u"of %1 there are %2, and %3 were signed"_s.arg(range).arg(digest.count()).arg(checkpoint.count));
    else
        find(Kind::Tampered, place, u"%1 are not those that were signed: at least one was changed"_s.arg(range));
}

void CheckpointVerifier::accept(const Checkpoint &checkpoint)
{
    m_accepted[checkpoint.sequence] = checkpoint.digest;
    m_accepted.try_emplace(checkpoint.firstSequence - 1, checkpoint.previous); // of the very first one there is no other word
    if (m_accepted.size() <= kKeptBases)
        return;
    m_forgotten = std::max(m_forgotten, std::prev(m_accepted.end(), kKeptBases)->first);
    m_leaves.erase(m_leaves.begin(), m_leaves.upper_bound(m_forgotten));
}

void CheckpointVerifier::setNow(const StreamLimits &limits, const QString &streamCreated)
{
    checkStream(limits, streamCreated, m_report.last);
}

VerifyReport CheckpointVerifier::finish()
{
    const quint64 end = m_accepted.empty() ? 0 : m_accepted.rbegin()->first;
    const auto open = size_t(std::distance(m_leaves.upper_bound(end), m_leaves.end()));
    const bool isLong = m_signedAt.isValid() && m_time.isValid() && open > 1 && m_signedAt.secsTo(m_time) > kLongestUnsigned;
    if (open > kMostUnsigned || isLong)
        find(Kind::Unsigned, end + 1, u"the last %1 messages have no checkpoint: no leader has signed since"_s.arg(open));
    return m_report;
}

} // namespace lattice
