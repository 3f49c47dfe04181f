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
                m_verbs.applyEnd(id, fault ? lattice::Result<QJsonObject>(std::unexpected(*fault)) : answer(verb, arguments));
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

    int total = 450;
    bool silent = false;
    std::optional<lattice::Error> fault;
    QString tailId;
    QList<std::pair<QString, QJsonObject>> asked;

private:
    QJsonObject answer(const QString &verb, const QJsonObject &arguments) const
    {
        if (verb == QStringLiteral("runs.inspect"))
            return inspected(arguments);
        if (verb != QStringLiteral("runs.list"))
            return {};
        static const QStringList states{QStringLiteral("done"), QStringLiteral("failed"), QStringLiteral("running"), QStringLiteral("waiting"), QStringLiteral("cancelled"), QStringLiteral("interrupted")};
        const QString wanted = arguments[QStringLiteral("state")].toString();
        const int from = arguments[QStringLiteral("before")].toInt(total), limit = arguments[QStringLiteral("limit")].toInt();
        QJsonArray runs;
        int number = from;
        for (; number > 0 && runs.size() < limit; --number) {
            if (const QString state = states.at(number % states.size()); wanted.isEmpty() || state == wanted)
                runs.append(run(number, state));
        }
        QJsonObject page{{QStringLiteral("runs"), runs}};
        if (number > 0)
            page[QStringLiteral("before")] = number;
        if (arguments[QStringLiteral("figures")].toBool() && total > 0)
            page[QStringLiteral("figures")] = QJsonObject{{QStringLiteral("runs"), total}, {QStringLiteral("failed"), 75}, {QStringLiteral("failure_rate"), 0.1667}, {QStringLiteral("p50_ms"), 4200}, {QStringLiteral("p95_ms"), 42'100},
                                                          {QStringLiteral("cost"), 1.25}, {QStringLiteral("cost_unknown"), 300}};
        return page;
    }

    static QJsonObject inspected(const QJsonObject &arguments)
    {
        QJsonObject run = RunStage::run(1, QStringLiteral("failed"));
        run[QStringLiteral("run_id")] = arguments[QStringLiteral("run")];
        const QList<QJsonObject> all{step(1, 0, 2500, QStringLiteral("model"), QStringLiteral("rehearsal")), step(2, 2500, 6000, QStringLiteral("tool"), QStringLiteral("read_logs")),
                                     step(3, 2500, 11'200, QStringLiteral("tool"), QStringLiteral("read_metrics"), QStringLiteral("no answer within 10 s")), step(4, 36'000, 6000, QStringLiteral("model"), QStringLiteral("rehearsal"))};
        QJsonArray steps;
        const int after = arguments[QStringLiteral("after")].toInt(), limit = arguments[QStringLiteral("limit")].toInt();
        for (const QJsonObject &known : all) {
            QJsonObject row = known;
            if (row[QStringLiteral("number")].toInt() <= after || steps.size() >= limit)
                continue;
            if (arguments[QStringLiteral("details")].toBool())
                row[QStringLiteral("detail")] = QJsonObject{{QStringLiteral("input"), QJsonObject{{QStringLiteral("path"), QStringLiteral("/var/log/auth.log")}}}};
            steps.append(row);
        }
        run[QStringLiteral("step_list")] = steps;
        if (arguments[QStringLiteral("messages")].toBool())
            run[QStringLiteral("messages")] = QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")}}};
        return run;
    }

    app::VerbClient &m_verbs;
};
