// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QString>

namespace lattice {

/*! Whether \a text may stand between the dots of our subjects: 1 to 64 of `A-Z a-z 0-9 _ -`. */
bool isToken(QStringView text);

/*! Whether another station may call itself \a text. A token, but not "assign": `lattice.work.assign.assign` would be two subjects at once. */
bool isStationId(QStringView text);

/*! Whether a station of ours may call itself \a text: as above, of 8 characters at least (Go's `lattice status` cuts ids there, and panics). */
bool isOwnStationId(QStringView text);

/*! Whether \a text is a dotted type of an event, as `station.lattice.agent.invoked`. */
bool isEventType(QStringView text);

/*!
    The subjects of the mesh. Builders check their tokens, which mostly come from outside; a bad one is Invalid.
    Faults name what was wrong with the token, not the token.
*/
namespace Subject {

inline constexpr QStringView Announce = u"lattice.presence.announce";
inline constexpr QStringView Heartbeat = u"lattice.presence.heartbeat";
inline constexpr QStringView Goodbye = u"lattice.presence.goodbye";
inline constexpr QStringView Ping = u"lattice.presence.ping"; //!< every station of ours replies with a heartbeat
inline constexpr QStringView Digest = u"lattice.presence.digest";
inline constexpr QStringView AllEvents = u"lattice.events.>"; //!< a filter, for subscriptions and the stream

inline constexpr QStringView WorkSubmit = u"lattice.work.submit"; //!< answered by the leader, subscribe with kSchedulersQueue
inline constexpr QStringView WorkOffer = u"lattice.work.offer";   //!< every station that could run it answers
inline constexpr QStringView AllWorkAssign = u"lattice.work.*.assign";           //!< of the stream of work
inline constexpr QStringView AllGoWorkAssign = u"lattice.station.*.work.assign"; //!< of the stream of work
inline constexpr QStringView AllWorkResponses = u"lattice.work.*.response";
inline constexpr QStringView AllWorkCancels = u"lattice.work.*.cancel";
inline constexpr QStringView AllBlobs = u"lattice.blob.*.*";

Result<QString> agentInvoke(const QString &stationId);
Result<QString> workflowRun(const QString &stationId);
Result<QString> callCancel(const QString &stationId, const QString &callId);
Result<QString> anyCallCancel(const QString &stationId); //!< a filter: every cancellation that is for \a stationId
Result<QString> poolInvoke(const QString &pool);         //!< subscribe with kWorkersQueue
Result<QString> event(const QString &type);

/*! The mailbox of \a stationId. Never subscribed to by a station of ours: it asks its consumer. */
Result<QString> workAssign(const QString &stationId);
Result<QString> goWorkAssign(const QString &stationId); //!< where a Go station listens; the same mailbox
Result<QString> workResponse(const QString &workId);
Result<QString> workStream(const QString &workId); //!< parts of the answer while it comes, never stored
Result<QString> workCancel(const QString &workId); //!< a request to the station that runs it
Result<QString> blobChunk(const QString &sha256, int number);

Result<QString> stationPing(const QString &stationId);   //!< the station replies with a heartbeat
Result<QString> poolPing(const QString &pool);           //!< one station of the pool does

Result<QString> stationVerb(const QString &stationId);   //!< a request to do something there, see docs/remote.md

/*! The call that a message on `lattice.station.{id}.call.{call}.cancel` ends; empty when \a subject is another one. */
QString cancelledCall(QStringView subject);

/*! The item that a message on `lattice.work.{id}.response`, `.stream` or `.cancel` is about; empty when \a subject is another one. */
QString workOf(QStringView subject);

} // namespace Subject

inline constexpr QStringView kWorkersQueue = u"agent-workers"; //!< the queue group of a pool
inline constexpr QStringView kSchedulersQueue = u"schedulers"; //!< the queue group of those who take submissions

/*! The key-value buckets. The first two are shared with Go stations, which rewrite and strip records in them. */
namespace Bucket {
inline constexpr QStringView Stations = u"lattice-stations"; //!< StationManifest, key stationKey()
inline constexpr QStringView Agents = u"lattice-agents";     //!< AgentRecord, key agentKey()
inline constexpr QStringView Names = u"lattice-names";       //!< NameClaim, key nameKey()
inline constexpr QStringView Facts = u"lattice-facts";       //!< StationFacts, key stationKey()

inline constexpr QStringView Ledger = u"lattice-ledger"; //!< WorkRecord, key workKey()
inline constexpr QStringView Lease = u"lattice-lease";   //!< WorkLease, key leaseKey()
inline constexpr QStringView Lock = u"lattice-lock";     //!< Leadership, key kLeaderKey
inline constexpr QStringView Work = u"lattice-work";     //!< for Go stations: GoWorkRecord, key goWorkKey(), and lists of ids
} // namespace Bucket

/*! The JetStream streams. */
namespace Stream {
inline constexpr QStringView Work = u"LATTICE_WORK";           //!< the stations' mailboxes
inline constexpr QStringView Responses = u"LATTICE_RESPONSES"; //!< what executing stations said
inline constexpr QStringView Blobs = u"LATTICE_BLOBS";         //!< large results
inline constexpr QStringView Events = u"LATTICE_EVENTS";       //!< the history
} // namespace Stream

/*! Headers of a request. Go stations neither send nor read any. */
namespace Header {
inline constexpr QStringView Call = u"Lattice-Call";         //!< the id of the call, a token
inline constexpr QStringView Progress = u"Lattice-Progress"; //!< where the caller wants parts of the answer
inline constexpr QStringView From = u"Lattice-From";         //!< the calling station's id; a command has none
inline constexpr QStringView Origin = u"Lattice-Origin";     //!< who wants a call and what it is part of, a CallOrigin
inline constexpr QStringView Traceparent = u"traceparent";   //!< W3C trace context
} // namespace Header

Result<QString> stationKey(const QString &stationId);
Result<QString> agentKey(const QString &stationId, const QString &agentId);

inline constexpr QStringView kLeaderKey = u"leader"; //!< in Bucket::Lock

Result<QString> leaseKey(const QString &workId);
Result<QString> goWorkKey(const QString &workId);
Result<QString> goStationKey(const QString &stationId); //!< ids of what the station holds
Result<QString> goRunKey(const QString &runId);         //!< ids of all that belongs to the run
/*! The durable consumer of \a stationId on Stream::Work. */
Result<QString> workConsumer(const QString &stationId);

/*!
    The key of an agent's name in `lattice-names`: the hex digits of its lower-case UTF-8, so that any text is a valid
    key and names that differ in case alone are one. Composed and decomposed letters are one as well (NFC).
    Invalid when \a name is empty or has more than 256 bytes.
*/
Result<QString> nameKey(const QString &name);

/*! The lower-case name that nameKey() made \a key of, for messages to people; empty when \a key is none. */
QString nameOfKey(const QString &key);

} // namespace lattice
