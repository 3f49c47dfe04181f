// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/spend.h"

#include "app/desktop/runs/runwords.h"
#include "app/desktop/verbclient.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

Spend::Spend(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_verbs(verbs)
{
    m_timer.setInterval(1min);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Spend::ask);
}

void Spend::begin()
{
    if (m_timer.isActive())
        return;
    m_timer.start();
    ask();
}

void Spend::ask()
{
    m_verbs.ask(u"runs.list"_s, {{u"hours"_s, 1}, {u"limit"_s, 1}, {u"figures"_s, true}}, this, [this](const lattice::Result<QJsonObject> &page) {
        if (page) // else what was known stays: the next minute may know better
            take((*page)[u"figures"_s].toObject());
    });
}

void Spend::take(const QJsonObject &figures)
{
    const int runs = figures[u"runs"].toInt(), unknown = figures[u"cost_unknown"].toInt();
    const auto tokens = figures[u"input_tokens"].toInteger() + figures[u"output_tokens"].toInteger();
    QString text, hint;
    if (runs > 0) {
        //: money or tokens an hour
        text = unknown == 0 ? tr("%1/h").arg(RunWords::cost(figures[u"cost"])) : tr("%1 tokens/h").arg(QLocale().toString(tokens));
        hint = tr("%n run(s) on this station in the last hour", "", runs);
        if (unknown > 0)
            hint += u'\n' + tr("%1, and %n run(s) at a price that is not known", "", unknown).arg(RunWords::cost(figures[u"cost"]));
    }
    if (text == m_text && hint == m_hint)
        return;
    m_text = text;
    m_hint = hint;
    Q_EMIT changed();
}

} // namespace app
