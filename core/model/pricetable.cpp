// SPDX-License-Identifier: Apache-2.0
#include "core/model/pricetable.h"

#include "core/agent/yamlvalue.h"

#include <QFile>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 kMaxFile = 4 * 1'048'576;
constexpr double kMillion = 1e6;

lattice::Result<double> amount(const YamlValue &value, const QString &source, const QString &key)
{
    const double number = value.kind == YamlValue::Kind::Integer ? double(value.integer) : value.number;
    const bool isNumber = value.kind == YamlValue::Kind::Integer || value.kind == YamlValue::Kind::Number;
    if (!isNumber || !std::isfinite(number) || number < 0)
        return std::unexpected(yamlError(source, value.line, value.column, u"'%1' is %2; expected dollars for a million tokens, such as 2.5"_s.arg(key, value.isScalar() ? value.text : value.kindName())));
    return number;
}

lattice::Result<Price> readPrice(const YamlValue &value, const QString &source, const QString &name)
{
    Price price;
    bool hasInput = false, hasOutput = false;
    if (!value.isMap())
        return std::unexpected(yamlError(source, value.line, value.column, u"the price of %1 is %2; expected {input: …, output: …}"_s.arg(name, value.kindName())));
    for (qsizetype i = 0; i < value.items.size(); ++i) {
        const YamlValue::Key &key = value.keys.at(i);
        const auto number = amount(value.items.at(i), source, key.name);
        if (!number)
            return std::unexpected(number.error());
        if (key.name == "input"_L1)
            price.input = *number, hasInput = true;
        else if (key.name == "output"_L1)
            price.output = *number, hasOutput = true;
        else if (key.name == "cached"_L1)
            price.cached = *number;
        else if (key.name == "cache_write"_L1)
            price.cacheWrite = *number;
        else if (key.name == "above"_L1)
            price.above = qint64(std::min(*number, 1e15));
        else if (key.name == "long_input"_L1)
            price.longInput = *number;
        else if (key.name == "long_output"_L1)
            price.longOutput = *number;
        else
            return std::unexpected(yamlError(source, key.line, key.column, u"the key '%1'; expected input, output, cached, cache_write, above, long_input or long_output"_s.arg(key.name)));
    }
    if (!hasInput || !hasOutput)
        return std::unexpected(yamlError(source, value.line, value.column, u"the price of %1 lacks 'input' or 'output'"_s.arg(name)));
    return price;
}

} // namespace

lattice::Result<PriceTable> PriceTable::parse(const QByteArray &yaml, const QString &source)
{
    const auto root = YamlValue::parse(yaml, source);
    if (!root)
        return std::unexpected(root.error());
    if (!root->isMap() && !root->isNull())
        return std::unexpected(yamlError(source, root->line, root->column, u"%1; expected names of models, each with {input: …, output: …}"_s.arg(root->kindName())));
    PriceTable table;
    for (qsizetype i = 0; i < root->items.size(); ++i) {
        const auto price = readPrice(root->items.at(i), source, root->keys.at(i).name);
        if (!price)
            return std::unexpected(price.error());
        table.m_prices.insert(root->keys.at(i).name, *price);
    }
    return table;
}

PriceTable PriceTable::shipped()
{
    static const PriceTable table = [] {
        QFile file(u":/station/prices.yaml"_s);
        const auto read = file.open(QIODevice::ReadOnly) ? parse(file.readAll(), u"prices.yaml"_s) : lattice::Result<PriceTable>(PriceTable());
        Q_ASSERT(read && !read->m_prices.isEmpty());
        return read.value_or(PriceTable());
    }();
    return table;
}

lattice::Result<PriceTable> PriceTable::withFile(const QString &path)
{
    const PriceTable table = shipped();
    QFile file(path);
    if (!file.exists())
        return table;
    if (!file.open(QIODevice::ReadOnly))
        return lattice::failed(lattice::Fault::Refused, u"%1: %2; make it readable or remove it"_s.arg(path, file.errorString()));
    const auto own = parse(file.read(kMaxFile), path);
    if (!own)
        return std::unexpected(own.error());
    return table.with(*own);
}

PriceTable PriceTable::with(const PriceTable &other) const
{
    PriceTable table = *this;
    table.m_prices.insert(other.m_prices);
    return table;
}

std::optional<Price> PriceTable::find(const QString &provider, const QString &model) const
{
    if (const auto exact = lookUp(provider + u'/' + model))
        return exact;
    return lookUp(model);
}

std::optional<Price> PriceTable::lookUp(const QString &name) const
{
    static const QRegularExpression date(u"[-@]([0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|latest|[0-9]{3})$"_s);
    if (const auto found = m_prices.constFind(name); found != m_prices.constEnd())
        return *found;
    if (const auto dated = date.match(name); dated.hasMatch()) {
        if (const auto found = m_prices.constFind(name.left(dated.capturedStart())); found != m_prices.constEnd())
            return *found;
    }
    std::optional<Price> best;
    qsizetype longest = -1;
    for (auto row = m_prices.begin(); row != m_prices.end(); ++row) {
        if (row.key().endsWith(u'*') && name.startsWith(QStringView(row.key()).chopped(1)) && row.key().size() > longest) {
            longest = row.key().size();
            best = row.value();
        }
    }
    return best;
}

std::optional<double> PriceTable::cost(const QString &provider, const QString &model, const Usage &usage) const
{
    const auto price = find(provider, model);
    if (!price || usage.inputTokens < 0 || usage.outputTokens < 0)
        return {};
    const bool isLong = price->above > 0 && usage.inputTokens > price->above;
    const double scale = isLong && price->input > 0 ? price->longInput / price->input : 1; // caches grow dearer with the input
    const qint64 cached = std::clamp<qint64>(usage.cachedTokens, 0, usage.inputTokens);
    const qint64 written = std::clamp<qint64>(usage.cacheWriteTokens, 0, usage.inputTokens - cached);
    const double input = double(usage.inputTokens - cached - written) * price->input + double(cached) * price->cached.value_or(price->input)
        + double(written) * price->cacheWrite.value_or(price->input);
    return (input * scale + double(usage.outputTokens) * (isLong ? price->longOutput : price->output)) / kMillion;
}

} // namespace core
