// SPDX-License-Identifier: Apache-2.0
#include "core/run/runalignment.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace core::RunAlignment {

namespace {

QString keyOf(const RunStep &step)
{
    // Another model is a difference, not another step.
    return stepKindName(step.kind) + (step.kind == RunStep::Kind::Model ? QString() : u' ' + step.name);
}

QHash<int, QString> textsByStep(const QJsonArray &messages)
{
    QHash<int, QString> texts;
    for (const QJsonValue message : messages) {
        if (message["role"_L1] == "model"_L1)
            texts[message["step"_L1].toInt()] += textOf(message);
    }
    return texts;
}

QString difference(const RunStep &left, const RunStep &right, const QString &leftText, const QString &rightText)
{
    QStringList words;
    if (left.name != right.name)
        words += u"model"_s;
    if (left.kind == RunStep::Kind::Model && leftText != rightText)
        words += u"text"_s;
    if (left.kind == RunStep::Kind::Model && left.detail["stop"_L1] != right.detail["stop"_L1])
        words += u"stop"_s;
    if (left.kind == RunStep::Kind::Tool && left.detail["input"_L1] != right.detail["input"_L1])
        words += u"input"_s;
    if (left.kind == RunStep::Kind::Tool && left.detail["output"_L1] != right.detail["output"_L1])
        words += u"output"_s;
    if (left.error.isEmpty() != right.error.isEmpty())
        words += u"error"_s;
    return words.join(u", "_s);
}

/*! The longest sequence of keys that both have, as pairs of indexes. */
std::vector<std::pair<qsizetype, qsizetype>> common(const QStringList &left, const QStringList &right)
{
    const size_t width = size_t(right.size()) + 1;
    std::vector<quint16> length((size_t(left.size()) + 1) * width, 0); // of what can still be matched from here
    const auto at = [&](qsizetype i, qsizetype j) -> quint16 & { return length[size_t(i) * width + size_t(j)]; };
    for (qsizetype i = left.size() - 1; i >= 0; --i) {
        for (qsizetype j = right.size() - 1; j >= 0; --j)
            at(i, j) = left[i] == right[j] ? quint16(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
    std::vector<std::pair<qsizetype, qsizetype>> pairs;
    for (qsizetype i = 0, j = 0; i < left.size() && j < right.size();) {
        if (left[i] == right[j])
            pairs.emplace_back(i++, j++);
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return pairs;
}

} // namespace

QList<RunComparison::Row> align(const Side &left, const Side &right)
{
    QStringList leftKeys, rightKeys;
    std::ranges::transform(left.steps, std::back_inserter(leftKeys), keyOf);
    std::ranges::transform(right.steps, std::back_inserter(rightKeys), keyOf);
    const auto leftTexts = textsByStep(left.messages), rightTexts = textsByStep(right.messages);
    QList<RunComparison::Row> rows;
    qsizetype i = 0, j = 0;
    const auto aloneUntil = [&](qsizetype leftEnd, qsizetype rightEnd) {
        for (; i < leftEnd; ++i)
            rows.append({.left = left.steps[i], .right = std::nullopt, .difference = u"only in the first"_s});
        for (; j < rightEnd; ++j)
            rows.append({.left = std::nullopt, .right = right.steps[j], .difference = u"only in the second"_s});
    };
    for (const auto &[one, other] : common(leftKeys, rightKeys)) {
        aloneUntil(one, other);
        const RunStep &first = left.steps[i++], &second = right.steps[j++];
        rows.append({.left = first, .right = second, .difference = difference(first, second, leftTexts.value(first.number), rightTexts.value(second.number))});
    }
    aloneUntil(left.steps.size(), right.steps.size());
    return rows;
}

} // namespace core::RunAlignment
