// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/workdetails.h"

#include "app/desktop/vocabulary.h"
#include "lattice/protocol/traceparent.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using lattice::WorkPhase;

namespace app {

namespace {

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

} // namespace

WorkDetails::WorkDetails(WorkBoard &board, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_relations(board)
{
    connect(&board, &WorkBoard::changed, this, [this](const QList<int> &slotNumbers) {
        if (isEmpty())
            return;
        const auto &spec = m_entry.record.spec;
        const bool concerns = std::ranges::any_of(slotNumbers, [&](int slot) {
            const auto &other = m_board.at(slot)->record.spec;
            return other.workId == m_workId || other.parentId == m_workId || other.workId == spec.parentId || (!spec.runId.isEmpty() && other.runId == spec.runId);
        });
        if (concerns)
            refresh();
    });
    connect(&board, &WorkBoard::removed, this, [this](const QList<int> &, const QStringList &ids) {
        if (ids.contains(m_workId))
            refresh();
    });
    connect(&board, &WorkBoard::cleared, this, [this] { show({}); });
}

void WorkDetails::show(const QString &workId)
{
    if (m_workId == workId)
        return;
    m_workId = workId;
    m_entry = {};
    refresh();
}

void WorkDetails::setNames(const StationNames &names)
{
    if (m_names == names)
        return;
    m_names = names;
    if (!isEmpty())
        refresh();
}

void WorkDetails::refresh()
{
    const auto *entry = m_board.find(m_workId);
    m_gone = !entry && isKnown();
    if (entry)
        m_entry = *entry;
    m_timeline.show(m_entry.record, m_names);
    m_relations.show(m_entry.record.spec);
    fillFacts();
    follow();
    Q_EMIT changed();
}

/*! Parts are of one attempt: what a lost one has said does not belong to the next. */
void WorkDetails::follow()
{
    const auto &record = m_entry.record;
    const bool runs = isKnown() && !m_gone && record.phase == WorkPhase::Running;
    const auto wanted = runs ? u"%1/%2"_s.arg(m_workId).arg(record.attempt) : QString();
    if (m_followed == wanted)
        return;
    const bool isOther = m_followed.section(u'/', 0, 0) != wanted.section(u'/', 0, 0);
    m_followed = wanted;
    if (isOther)
        Q_EMIT followWanted(runs ? m_workId : QString());
    if (!std::exchange(m_soFar, {}).isEmpty())
        Q_EMIT soFarChanged();
}

void WorkDetails::applyPart(const QString &workId, const QString &text)
{
    if (workId != m_workId || m_followed.isEmpty())
        return;
    m_soFar += text;
    if (m_soFar.size() > kExcerpt)
        m_soFar = u'…' + m_soFar.last(kExcerpt);
    Q_EMIT soFarChanged();
}

void WorkDetails::tick()
{
    if (!isEmpty() && !isEnd(m_entry.record.phase))
        Q_EMIT changed(); // ages
}

QString WorkDetails::title() const
{
    const auto line = WorkWords::firstLine(m_entry.record.spec.task);
    return !line.isEmpty() ? line : !agent().isEmpty() ? agent() : m_workId;
}

void WorkDetails::fillFacts()
{
    const auto &record = m_entry.record;
    const auto &spec = record.spec;
    QList<FactModel::Fact> rows;
    const auto add = [&rows](const QString &label, const QString &value, bool code = false) {
        if (!value.isEmpty())
            rows.append({label, value, code});
    };
    add(tr("Id"), m_workId, true);
    if (isKnown()) {
        add(tr("Run"), spec.runId == spec.workId ? QString() : spec.runId, true);
        add(tr("Capability"), spec.capability);
        add(tr("From"), spec.sourceStation.isEmpty() ? QString() : nameOf(spec.sourceStation));
        add(tr("Asked by"), spec.requestedBy);
        add(tr("Wanted at"), spec.wantedStation.isEmpty() ? QString() : nameOf(spec.wantedStation));
        add(tr("Priority"), QString::number(spec.priority));
        add(tr("Attempts"), tr("%1 of %2").arg(record.attempt - record.excused).arg(spec.maxAttempts));
        add(tr("Timeout"), Words::span(std::chrono::duration_cast<std::chrono::seconds>(spec.timeout).count()));
        add(tr("Deadline"), timeText(spec.deadline));
        add(tr("Submitted"), timeText(spec.submittedAt));
        add(tr("Started"), timeText(record.acceptedAt));
        add(tr("Ended"), timeText(record.endedAt));
        add(tr("Took"), record.outcome.durationMs > 0 ? Words::duration(record.outcome.durationMs) : QString());
        add(tr("Tool calls"), record.outcome.toolCalls > 0 ? QString::number(record.outcome.toolCalls) : QString());
        add(tr("Model"), isRehearsed() ? QString() : record.outcome.model);
        add(tr("Stopped by"), record.cancel.by.isEmpty() || record.cancel.reason.isEmpty() ? record.cancel.by : tr("%1: %2").arg(record.cancel.by, record.cancel.reason));
        const auto trace = lattice::Traceparent::parse(spec.traceparent);
        add(tr("Trace"), trace ? trace->traceId() : QString(), true);
        for (auto label = spec.labels.begin(); label != spec.labels.end(); ++label)
            add(label.key(), label.value());
    }
    m_facts.setFacts(rows);
    QList<FactModel::Fact> inputs;
    for (auto value = spec.context.begin(); value != spec.context.end(); ++value)
        inputs.append({value.key(), value.value().left(kExcerpt), false});
    m_inputs.setFacts(inputs);
}

QString WorkDetails::resultExcerpt() const
{
    const auto &text = m_entry.record.outcome.result;
    return text.size() <= kExcerpt ? text : text.left(kExcerpt) + u'…';
}

QString WorkDetails::blobText() const
{
    const auto &blob = m_entry.record.outcome.blob;
    return blob.sha256.isEmpty() ? QString() : tr("The answer has %1 and is kept beside the ledger for 7 days. This command reads it:").arg(QLocale().formattedDataSize(blob.size));
}

QString WorkDetails::blobCommand() const
{
    return m_entry.record.outcome.blob.sha256.isEmpty() ? QString() : u"stn lattice work await "_s + m_workId;
}

bool WorkDetails::isRehearsed() const { return m_entry.record.outcome.model == "rehearsal"_L1; }

/*! What went wrong for an agent at work, which is not what goes wrong for this window. */
QString WorkDetails::failureText(std::optional<lattice::Fault> fault)
{
    using lattice::Fault;
    if (!fault)
        return tr("The agent failed. Its words are below; change the task or the agent, then do it again.");
    switch (*fault) {
    case Fault::Timeout: return tr("It took longer than it may. Assign it again with more time, or make the task smaller.");
    case Fault::Unreachable:
    case Fault::NoResponders: return tr("Something that the agent needs could not be reached. When it is back, do it again.");
    case Fault::Busy: return tr("What the agent needs was busy each time. Do it again later, or give it to another station.");
    case Fault::Refused: return tr("Something refused what the agent wanted. Give it the right, or change the task, then do it again.");
    default: return tr("The agent failed. Its words are below; change the task or the agent, then do it again.");
    }
}

QString WorkDetails::errorText() const
{
    const auto &outcome = m_entry.record.outcome;
    if (outcome.error.isEmpty() || m_entry.record.phase == WorkPhase::Cancelled)
        return {};
    if (m_entry.record.phase == WorkPhase::Escalated)
        return tr("Its station was lost during the last attempt. Nobody knows how far it came: look, then answer to try again, or stop it.");
    return failureText(outcome.fault);
}

QString WorkDetails::errorWords() const { return errorText().isEmpty() ? QString() : m_entry.record.outcome.error; }

QString WorkDetails::question() const { return m_entry.record.phase == WorkPhase::Escalated ? m_entry.record.escalation.reason : QString(); }

QString WorkDetails::answerGiven() const
{
    const auto &escalation = m_entry.record.escalation;
    if (escalation.answer.isEmpty())
        return {};
    //: who answered an agent's question, and what
    return tr("%1 answered: %2").arg(escalation.answeredBy.isEmpty() ? tr("Somebody") : escalation.answeredBy, escalation.answer);
}

} // namespace app
