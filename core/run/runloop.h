// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/run/contextwindow.h"
#include "core/run/loopguard.h"
#include "core/run/runner.h"
#include "core/run/toolbox.h"
#include "core/tool/runtools.h"

#include "lattice/protocol/traceparent.h"

#include <QTimer>

namespace core {

/*! What all runs of a runner share. */
struct Runner::Shared {
    Shared(Models &models_, RunLimits limits_) : models(models_), limits(limits_) { }

    Models &models; //!< not to be touched once gone
    const RunLimits limits;
    bool gone = false; //!< the runner
    TemplateEngine templates;
    std::vector<std::unique_ptr<ToolSource>> sources;
    QPointer<RunStore> store;
    ApprovalAsker *asker = nullptr;
    QString station;
    Tracing tracing;
    QString policyFile;
    QString memoryFolder;
    Price price;
    QHash<QString, std::stop_source> underWay;
};

/*! One run under way. Its coroutines hold it, so that it lives to their end. */
class RunLoop final : public std::enable_shared_from_this<RunLoop>
{
public:
    RunLoop(std::shared_ptr<Runner::Shared> shared, Runner::Request request, Progress progress);
    Q_DISABLE_COPY_MOVE(RunLoop)

    static QCoro::Task<lattice::Result<RunResult>> play(std::shared_ptr<RunLoop> run, std::stop_token stop);

private:
    using Self = std::shared_ptr<RunLoop>;

    /*! A tool call that waits for a person: for an answer to the agent, or for leave to call the tool. */
    struct Pending {
        ToolCall call;
        QString question;
        bool approval = false;
    };
    struct Chosen {
        Provider *provider;
        QString model;
        std::shared_ptr<const Models::Choice> kept = {}; //!< a choice may own its provider
    };
    /*! What became of one tool call. */
    struct Called {
        std::optional<ToolResult> result; //!< none: it waits for a person
        Pending pending = {};
    };

    // Coroutines take the run itself as a parameter: it outlives the waits of its own.
    static QCoro::Task<lattice::Result<>> perform(Self self);
    static QCoro::Task<lattice::Result<>> prepareRun(Self self);
    static QCoro::Task<lattice::Result<bool>> goOn(Self self); //!< \return whether an earlier attempt waited here
    static QCoro::Task<lattice::Result<>> openTools(Self self);
    static QCoro::Task<lattice::Result<>> takeAnswer(Self self); //!< of a person, to what the run waited for
    static QCoro::Task<lattice::Result<ModelReply>> exchange(Self self, bool last);
    static QCoro::Task<lattice::Result<>> makeRoom(Self self);
    static QCoro::Task<lattice::Result<>> callTools(Self self, QList<ToolCall> calls);
    static QCoro::Task<void> lane(Self self, std::shared_ptr<QList<ToolCall>> calls, std::shared_ptr<QList<Called>> answers, std::shared_ptr<qsizetype> next);
    static QCoro::Task<Called> callOne(Self self, ToolCall call, bool approved);
    static QCoro::Task<std::optional<Called>> askPerson(Self self, ToolCall call, ToolInfo tool); //!< none: it may be called
    static QCoro::Task<lattice::Result<RunToolResult>> reach(Self self, std::shared_ptr<ToolSession> session, ToolStep step, QString name, QJsonObject input);

    Chosen choose() const;
    lattice::Result<> checkOrigin() const;
    std::optional<ToolResult> refusalOf(const ToolBox::Tool *tool, ToolCall &call);
    Called refused(const ToolCall &call, const ToolBox::Tool *tool, const ToolResult &result);
    void wait(const QList<ToolCall> &calls, const QList<Called> &answers);
    lattice::Result<bool> checkAnswer(const ModelReply &reply, bool repaired); //!< \return whether it is to be asked again
    void remember();
    void append(const QJsonObject &message, int step);
    ToolResult cut(ToolResult result, const RunStep &step);
    /*! \a span, when it is on, is the step's. */
    RunStep begin(RunStep::Kind kind, const QString &name, const QString &server = {}, const QJsonObject &detail = {}, const lattice::ActiveSpan &span = {});
    void end(RunStep step, const QString &error = {});
    void note(const QString &name, const QString &words, QJsonObject detail = {});
    void spend(const RunStep &step); //!< an exchange that has been answered
    void save();
    void finish(const lattice::Result<> &outcome);
    std::chrono::milliseconds left() const;
    lattice::Error ended() const; //!< why we are to stop: overdue, cancelled, or the runner has gone
    RunStore *store() const { return m_shared->store.data(); }

    const std::shared_ptr<Runner::Shared> m_shared;
    const Runner::Request m_request;
    const Progress m_progress;
    std::stop_source m_stop;
    QTimer m_limit;
    bool m_overdue = false;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    double m_before = 0; //!< ms of earlier attempts of a run that goes on

    RunRecord m_record;
    lattice::ActiveSpan m_span;
    lattice::Traceparent m_trace; //!< of the span; of a run that is not traced made all the same, for its record
    std::shared_ptr<Budget> m_budget;
    ToolBox m_tools;
    LoopGuard m_guard;
    ContextMeter m_meter;
    QJsonArray m_messages;
    qsizetype m_prompted = 0; //!< of them, the prompt's own
    QJsonObject m_input;      //!< as prepared
    int m_steps = 0;          //!< recorded
    QHash<int, std::chrono::steady_clock::time_point> m_since; //!< of steps under way, when they began
    int m_turn = 0;
    bool m_streamed = false;  //!< text has been told
    bool m_costUnknown = false; //!< of an exchange, and so of the run
    bool m_gap = false;       //!< … before the exchange under way
    QJsonObject m_asked;      //!< of a run that goes on: what it waited for
    QString m_stuck; //!< why the run is to fail after this turn of tools
    RunResult m_result;
};

} // namespace core
