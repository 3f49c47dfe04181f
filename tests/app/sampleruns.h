// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

/*! Answers the verbs of runs as an engine would, at once: some runs of each state, a run with steps. */
class RunStage final : public QObject
{
public:
    explicit RunStage(app::VerbClient &verbs) : m_verbs(verbs)
    {
        connect(&verbs, &app::VerbClient::wanted, this, [this](const QString &id, const QString &verb, const QJsonObject &arguments) {
            asked.append({verb, arguments});
            if (verb == QStringLiteral("runs.tail"))
                tailId = id;
            else if (!silent)
                m_verbs.applyEnd(id, fault ? std::unexpected(*fault) : answer(verb, arguments));
        });
        connect(&verbs, &app::VerbClient::cancelWanted, this, [this](const QString &id) {
            m_verbs.applyEnd(id, lattice::failed(lattice::Fault::Cancelled, QStringLiteral("cancelled")));
        });
    }

    static QJsonObject run(int number, const QString &state)
    {
        const QDateTime begin = QDateTime(QDate(2026, 3, 1), QTime(16, 0), QTimeZone::UTC).addSecs(number);
        QJsonObject run{{QStringLiteral("run_id"), QStringLiteral("%1-aaaa-bbbb").arg(number, 8, 16, QLatin1Char('0'))}, {QStringLiteral("agent"), number % 2 ? QStringLiteral("log-analyzer") : QStringLiteral("k8s-health")},
                        {QStringLiteral("state"), state}, {QStringLiteral("trigger"), QStringLiteral("work")}, {QStringLiteral("task"), QStringLiteral("Why do logins fail?\nsince noon")},
                        {QStringLiteral("started_at"), begin.toString(Qt::ISODateWithMs)}, {QStringLiteral("duration_ms"), 42'100}, {QStringLiteral("steps"), 3}, {QStringLiteral("tool_calls"), 2},
                        {QStringLiteral("tokens"), QJsonObject{{QStringLiteral("input"), 1204}, {QStringLiteral("output"), 310}}}, {QStringLiteral("model"), QStringLiteral("rehearsal")}};
        if (state == QStringLiteral("done"))
            run[QStringLiteral("answer")] = QStringLiteral("The clock of web-01 is wrong.");
        if (state == QStringLiteral("failed"))
            run[QStringLiteral("error")] = QStringLiteral("the tool did not answer");
        if (state != QStringLiteral("running"))
            run[QStringLiteral("ended_at")] = begin.addMSecs(42'100).toString(Qt::ISODateWithMs);
        if (number % 3 == 0)
            run[QStringLiteral("cost")] = 0.031;
        return run;
    }

    static QJsonObject step(int number, double beginMs, double lengthMs, const QString &kind, const QString &name, const QString &error = {})
    {
        const QDateTime begin = QDateTime(QDate(2026, 3, 1), QTime(16, 0, 1), QTimeZone::UTC).addMSecs(qint64(beginMs));
        QJsonObject step{{QStringLiteral("number"), number}, {QStringLiteral("kind"), kind}, {QStringLiteral("name"), name}, {QStringLiteral("turn"), 1}, {QStringLiteral("started_at"), begin.toString(Qt::ISODateWithMs)}};
        if (lengthMs >= 0)
            step[QStringLiteral("duration_ms")] = lengthMs;
        if (!error.isEmpty())
            step[QStringLiteral("error")] = error;
        return step;
    }

    /*! A line of runs.tail. */
    void tell(QJsonObject json) { m_verbs.applyProgress(tailId, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + QLatin1Char('\n')); }

    const QString kWithChildren = QStringLiteral("0000aaaa-children"), kChild = QStringLiteral("0000bbbb-child"), kLostChild = QStringLiteral("0000cccc-lost"), kOfMany = QStringLiteral("0000dddd-many");
    int total = 450;
    bool silent = false;
    std::optional<lattice::Error> fault;
    QString tailId;
    QList<std::pair<QString, QJsonObject>> asked;

private:
    lattice::Result<QJsonObject> answer(const QString &verb, const QJsonObject &arguments)
    {
        if (verb == QStringLiteral("runs.inspect") && arguments[QStringLiteral("run")].toString() == kLostChild)
            return lattice::failed(lattice::Fault::NotFound, QStringLiteral("there is no run here; it ran on station-b"));
        if (verb == QStringLiteral("runs.inspect"))
            return inspected(arguments);
        if (verb == QStringLiteral("runs.compare"))
            return compared(arguments);
        if (verb == QStringLiteral("agent.run"))
            return QJsonObject{{QStringLiteral("run_id"), QStringLiteral("0000ffff-aaaa-bbbb")}, {QStringLiteral("text"), QStringLiteral("The clock is right again.")}};
        if (verb == QStringLiteral("runs.export"))
            return QJsonObject{{QStringLiteral("file"), arguments[QStringLiteral("file")]}, {QStringLiteral("rows"), 1}};
        if (verb != QStringLiteral("runs.list"))
            return QJsonObject();
        static const QStringList states{QStringLiteral("done"), QStringLiteral("failed"), QStringLiteral("running"), QStringLiteral("waiting"), QStringLiteral("cancelled"), QStringLiteral("interrupted")};
        const QString wanted = arguments[QStringLiteral("state")].toString(), agent = arguments[QStringLiteral("agent")].toString();
        const int from = arguments[QStringLiteral("before")].toInt(total), limit = arguments[QStringLiteral("limit")].toInt();
        QJsonArray runs;
        int number = from;
        for (; number > 0 && runs.size() < limit; --number) {
            const QJsonObject row = run(number, states.at(number % states.size()));
            if ((wanted.isEmpty() || row[QStringLiteral("state")] == wanted) && (agent.isEmpty() || row[QStringLiteral("agent")] == agent))
                runs.append(row);
        }
        QJsonObject page{{QStringLiteral("runs"), runs}};
        if (number > 0)
            page[QStringLiteral("before")] = number;
        if (arguments[QStringLiteral("figures")].toBool() && total > 0)
            page[QStringLiteral("figures")] = QJsonObject{{QStringLiteral("runs"), total}, {QStringLiteral("failed"), 75}, {QStringLiteral("failure_rate"), 0.1667}, {QStringLiteral("p50_ms"), 4200}, {QStringLiteral("p95_ms"), 42'100},
                                                          {QStringLiteral("cost"), 1.25}, {QStringLiteral("cost_unknown"), 300}};
        return page;
    }

    static QJsonObject message(const QString &role, int step, const QString &text)
    {
        return {{QStringLiteral("role"), role}, {QStringLiteral("step"), step}, {QStringLiteral("content"), QJsonArray{QJsonObject{{QStringLiteral("text"), text}}}}};
    }

    /*! The later run had no metrics to read, and says something else; the engine counts rows as it was asked. */
    QJsonObject compared(const QJsonObject &arguments)
    {
        QJsonObject one = run(arguments[QStringLiteral("left")].toString().left(8).toInt(nullptr, 16), QStringLiteral("done")), other = run(arguments[QStringLiteral("right")].toString().left(8).toInt(nullptr, 16), QStringLiteral("failed"));
        one[QStringLiteral("run_id")] = arguments[QStringLiteral("left")];
        other[QStringLiteral("run_id")] = arguments[QStringLiteral("right")];
        other[QStringLiteral("duration_ms")] = 50'000;
        right = arguments[QStringLiteral("right")].toString();
        const auto detailed = [](QJsonObject step, const QString &path, const QString &output) {
            step[QStringLiteral("detail")] = QJsonObject{{QStringLiteral("input"), QJsonObject{{QStringLiteral("path"), path}}}, {QStringLiteral("output"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), output}}}}};
            return step;
        };
        const QString tool = QStringLiteral("tool"), model = QStringLiteral("model"), rehearsal = QStringLiteral("rehearsal"), log = QStringLiteral("/var/log/auth.log");
        const QJsonObject begun = step(1, 0, 2500, model, rehearsal), read = detailed(step(2, 2500, 6000, tool, QStringLiteral("read_logs")), log, QStringLiteral("line one\nline two\nline three"));
        const QJsonObject readElse = detailed(step(2, 2500, 6400, tool, QStringLiteral("read_logs")), log, QStringLiteral("line one\nline 2\nline three")), metrics = step(3, 2500, 11'200, tool, QStringLiteral("read_metrics"), QStringLiteral("no answer within 10 s"));
        const auto row = [](const QString &difference, const QJsonObject &left, const QJsonObject &right_) {
            QJsonObject pair{{QStringLiteral("difference"), difference}};
            if (!left.isEmpty())
                pair[QStringLiteral("left")] = left;
            if (!right_.isEmpty())
                pair[QStringLiteral("right")] = right_;
            return pair;
        };
        return {{QStringLiteral("left"), one}, {QStringLiteral("right"), other}, {QStringLiteral("divergence"), 1}, {QStringLiteral("same_prompt"), true}, {QStringLiteral("same_task"), true},
                {QStringLiteral("rows"), QJsonArray{row({}, begun, begun), row(QStringLiteral("output"), read, readElse), row(QStringLiteral("only in the first"), metrics, {}),
                                                    row(QStringLiteral("text, stop"), step(4, 36'000, 6000, model, rehearsal), step(4, 36'000, 6000, model, rehearsal))}}};
    }

    QJsonObject inspected(const QJsonObject &arguments)
    {
        const QString id = arguments[QStringLiteral("run")].toString();
        QJsonObject run = RunStage::run(1, QStringLiteral("failed"));
        run[QStringLiteral("run_id")] = id;
        QList<QJsonObject> all{step(1, 0, 2500, QStringLiteral("model"), QStringLiteral("rehearsal")), step(2, 2500, 6000, QStringLiteral("tool"), QStringLiteral("read_logs")),
                                     step(3, 2500, 11'200, QStringLiteral("tool"), QStringLiteral("read_metrics"), QStringLiteral("no answer within 10 s")), step(4, 36'000, 6000, QStringLiteral("model"), QStringLiteral("rehearsal"))};
        if (id == kOfMany) {
            static const QList<QJsonObject> many = [] {
                QList<QJsonObject> steps;
                for (int number = 1; number <= 80'000; ++number)
                    steps.append(step(number, number * 0.5, 0.4, QStringLiteral("tool"), QStringLiteral("read_logs"), number == 70'000 ? QStringLiteral("no answer") : QString()));
                return steps;
            }();
            all = many.mid(arguments[QStringLiteral("after")].toInt(), arguments[QStringLiteral("limit")].toInt());
        } else if (id == kWithChildren) {
            all[2][QStringLiteral("child_run")] = kChild;
            all[1][QStringLiteral("child_run")] = kLostChild;
            all.removeLast();
            all.append(step(7, 36'000, 6000, QStringLiteral("model"), QStringLiteral("rehearsal")));
        } else if (id == kChild) {
            all = {step(1, 2600, 800, QStringLiteral("model"), QStringLiteral("rehearsal")), step(2, 3400, 10'000, QStringLiteral("tool"), QStringLiteral("query_prometheus"), QStringLiteral("connection refused")),
                   step(3, 13'400, 200, QStringLiteral("model"), QStringLiteral("rehearsal"))};
        }
        QJsonArray steps;
        const int after = arguments[QStringLiteral("after")].toInt(), limit = arguments[QStringLiteral("limit")].toInt();
        for (const QJsonObject &known : all) {
            QJsonObject row = known;
            if (row[QStringLiteral("number")].toInt() <= after)
                continue;
            if (steps.size() >= limit)
                break;
            if (arguments[QStringLiteral("details")].toBool())
                row[QStringLiteral("detail")] = QJsonObject{{QStringLiteral("input"), QJsonObject{{QStringLiteral("path"), QStringLiteral("/var/log/auth.log")}}},
                                                               {QStringLiteral("output"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), QStringLiteral("Jan 1 00:00:01 sshd: failed ☃\n").repeated(200)}}}}};
            steps.append(row);
        }
        run[QStringLiteral("step_list")] = steps;
        if (steps.size() == limit)
            run[QStringLiteral("after")] = steps.last()[QStringLiteral("number")];
        if (arguments[QStringLiteral("messages")].toBool())
            run[QStringLiteral("messages")] = QJsonArray{message(QStringLiteral("system"), 0, QStringLiteral("You read logs.\nBe brief.")), message(QStringLiteral("user"), 0, QStringLiteral("Why do logins fail?")),
                                                         message(QStringLiteral("model"), 1, QStringLiteral("I look at the logs.")), message(QStringLiteral("tool"), 3, QStringLiteral("failed password")),
                                                         message(QStringLiteral("model"), 4, id == right ? QStringLiteral("The disk is full.") : QStringLiteral("The clock of web-01 is wrong."))};
        return run;
    }

    app::VerbClient &m_verbs;
    QString right; //!< of the last comparison
};
