// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/settings/pricelist.h"

#include "app/errortext.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

/*! As people write it here, or with a point; a mark between thousands is refused, since in the other form it is the point. */
std::optional<double> amountOf(const QString &text)
{
    QLocale own, plain = QLocale::c();
    own.setNumberOptions(QLocale::RejectGroupSeparator);
    plain.setNumberOptions(QLocale::RejectGroupSeparator);
    bool isNumber = false;
    double number = own.toDouble(text.trimmed(), &isNumber);
    if (!isNumber)
        number = plain.toDouble(text.trimmed(), &isNumber);
    return isNumber && number >= 0 && number <= 1e9 ? std::optional(number) : std::nullopt;
}

QString shown(const QJsonObject &row, const QString &key)
{
    return row.contains(key) ? QLocale().toString(row[key].toDouble(), 'g', 10) : QString();
}

} // namespace

PriceList::PriceList(VerbClient &verbs, QObject *parent)
    : QObject(parent), m_verbs(verbs), m_rows({"model", "known", "own", "input", "output", "cached", "more"}, 1)
{
}

void PriceList::reload()
{
    m_loading = true;
    m_verbs.ask(u"prices.show"_s, {}, this, [this, load = ++m_load](const lattice::Result<QJsonObject> &answer) {
        if (load == m_load)
            take(answer);
    });
    Q_EMIT changed();
}

void PriceList::take(const lattice::Result<QJsonObject> &answer)
{
    m_loading = false;
    m_problem = answer ? QString() : ErrorText::describe(answer.error());
    m_problemWords = answer ? QString() : answer.error().detail;
    if (answer) {
        m_answer = *answer;
        show();
    }
    Q_EMIT changed();
}

void PriceList::show()
{
    QList<QVariantMap> rows;
    const QJsonArray unknown = m_answer["unknown"_L1].toArray(), prices = m_answer["prices"_L1].toArray();
    for (const QJsonValue model : unknown) // first: what they cost is not counted
        rows.append({{u"model"_s, model.toString()}, {u"known"_s, false}, {u"own"_s, false}, {u"input"_s, QString()}, {u"output"_s, QString()}, {u"cached"_s, QString()}, {u"more"_s, QString()}});
    m_shipped = 0;
    for (const bool own : {true, false}) {
        for (const QJsonValue value : prices) {
            const QJsonObject row = value.toObject();
            if ((row["from"_L1].toString() == "file"_L1) != own)
                continue;
            m_shipped += own ? 0 : 1;
            if (!own && !m_whole)
                continue;
            QStringList more;
            if (row.contains("cache_write"_L1))
                more << tr("written into the cache %1").arg(shown(row, u"cache_write"_s));
            if (row.contains("above"_L1))
                more << tr("above %1 tokens %2 and %3").arg(QLocale().toString(row["above"_L1].toInteger()), shown(row, u"long_input"_s), shown(row, u"long_output"_s));
            if (const QJsonObject program = row["program"_L1].toObject(); !program.isEmpty())
                more << tr("the program has %1 and %2").arg(shown(program, u"input"_s), shown(program, u"output"_s));
            rows.append({{u"model"_s, row["model"_L1].toString()}, {u"known"_s, true}, {u"own"_s, own}, {u"input"_s, shown(row, u"input"_s)}, {u"output"_s, shown(row, u"output"_s)}, {u"cached"_s, shown(row, u"cached"_s)},
                         {u"more"_s, more.join(u" · "_s)}});
        }
    }
    m_rows.setRows(rows);
}

void PriceList::setWhole(bool whole)
{
    if (whole == m_whole)
        return;
    m_whole = whole;
    show();
    Q_EMIT changed();
}

QString PriceList::amountProblem(const QString &text)
{
    return text.trimmed().isEmpty() || amountOf(text) ? QString() : tr("Dollars for a million tokens, such as %1.").arg(QLocale().toString(2.5));
}

void PriceList::set(const QString &model, const QString &input, const QString &output, const QString &cached)
{
    QJsonObject arguments{{u"model"_s, model.trimmed()}};
    const auto in = amountOf(input), out = amountOf(output), read = amountOf(cached);
    if (model.trimmed().isEmpty() || !in || !out || (!read && !cached.trimmed().isEmpty()))
        return;
    arguments[u"input"_s] = *in;
    arguments[u"output"_s] = *out;
    if (read)
        arguments[u"cached"_s] = *read;
    else
        arguments[u"without"_s] = QJsonArray{u"cached"_s};
    perform(u"prices.set"_s, arguments, tr("price of %1").arg(model.trimmed()));
}

void PriceList::unset(const QString &model) { perform(u"prices.unset"_s, {{u"model"_s, model}}, tr("price of %1").arg(model)); }

bool PriceList::putBack(const QString &text, const QString &revision)
{
    return perform(u"prices.set"_s, {{u"text"_s, text}, {u"revision"_s, revision}}, {});
}

/*! Without \a title it is the way back, which is not undone again. */
bool PriceList::perform(const QString &verb, const QJsonObject &asked, const QString &title)
{
    if (m_busy)
        return false;
    QJsonObject arguments = asked;
    if (!arguments.contains("revision"_L1))
        arguments[u"revision"_s] = m_answer["revision"_L1]; // what is shown is what is changed
    m_busy = true;
    ++m_load; // an older list says less
    m_verbs.ask(verb, arguments, this, [this, title](const lattice::Result<QJsonObject> &answer) {
        m_busy = false;
        take(answer);
        if (!answer && answer.error().fault == lattice::Fault::Conflict)
            readAfterConflict();
        if (!answer)
            return;
        if (!title.isEmpty() && (*answer)["written"_L1].toBool())
            Q_EMIT undoable(title, (*answer)["before"_L1].toString(), (*answer)["revision"_L1].toString());
        Q_EMIT stored();
    });
    Q_EMIT changed();
    return true;
}

/*! What somebody else wrote is shown, and can then be changed; why it was not changed now stays to be read. */
void PriceList::readAfterConflict()
{
    m_verbs.ask(u"prices.show"_s, {}, this, [this, load = ++m_load](const lattice::Result<QJsonObject> &answer) {
        if (load != m_load || !answer)
            return;
        m_answer = *answer;
        show();
        Q_EMIT changed();
    });
}

void PriceList::forgetProblem()
{
    m_problem.clear();
    m_problemWords.clear();
    Q_EMIT changed();
}

} // namespace app
