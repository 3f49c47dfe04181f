// SPDX-License-Identifier: Apache-2.0
#include "core/run/contextwindow.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kWorthIt = 400; // bytes of an answer, below which nothing is won
constexpr qsizetype kLastMessages = 4;

// What the makers' lists of models say; the first prefix that fits counts.
constexpr std::array kWindows{
    std::pair("gpt-5"_L1, 400'000),      std::pair("gpt-4.1"_L1, 1'047'576),     std::pair("gpt-4o"_L1, 128'000),       std::pair("gpt-4-turbo"_L1, 128'000), std::pair("gpt-4"_L1, 8'192),
    std::pair("gpt-3.5"_L1, 16'385),     std::pair("o1"_L1, 200'000),            std::pair("o3"_L1, 200'000),           std::pair("o4"_L1, 200'000),          std::pair("claude"_L1, 200'000),
    std::pair("gemini-1.5-pro"_L1, 2'097'152), std::pair("gemini"_L1, 1'048'576),
};

qsizetype bytesOf(const QJsonArray &messages) { return QJsonDocument(messages).toJson(QJsonDocument::Compact).size(); }

} // namespace

qint64 contextWindow(const QString &model, const QJsonObject &config)
{
    for (const auto key : {"contextWindow"_L1, "num_ctx"_L1}) {
        if (const qint64 said = config.value(key).toInteger(); said > 0)
            return said;
    }
    const QString name = model.sliced(model.lastIndexOf(u'/') + 1).toLower(); // "openai/gpt-4o", "models/gemini-…"
    const auto known = std::ranges::find_if(kWindows, [&name](const auto &entry) { return name.startsWith(entry.first); });
    return known == kWindows.end() ? 0 : known->second;
}

void ContextMeter::measured(const QJsonArray &messages, const Usage &usage)
{
    const qint64 tokens = std::max<qint64>(usage.inputTokens, 0) + std::max<qint64>(usage.outputTokens, 0);
    if (const qsizetype bytes = bytesOf(messages); usage.inputTokens > 0 && bytes > 0)
        m_perByte = double(tokens) / double(bytes);
}

qint64 ContextMeter::tokens(const QJsonArray &messages) const { return qint64(double(bytesOf(messages)) * m_perByte); }

int elideToolOutputs(QJsonArray &messages, int keep)
{
    int elided = 0;
    for (qsizetype i = messages.size() - 1; i >= 0; --i) {
        QJsonObject message = messages.at(i).toObject();
        if (message["role"_L1] != "tool"_L1 || keep-- > 0)
            continue;
        QJsonArray parts = message["content"_L1].toArray();
        for (QJsonValueRef part : parts) {
            QJsonObject object = part.toObject(), response = object["toolResponse"_L1].toObject();
            const qsizetype size = bytesOf(response["output"_L1].toArray());
            if (response.isEmpty() || size < kWorthIt || response["elided"_L1].toBool())
                continue;
            response["output"_L1] = QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"(an answer of %1 bytes was here and was taken out to make room; call the tool again if you need it)"_s.arg(size)}}};
            response["elided"_L1] = true;
            object["toolResponse"_L1] = response;
            part = object;
            ++elided;
        }
        message["content"_L1] = parts;
        messages[i] = message;
    }
    return elided;
}

std::pair<qsizetype, qsizetype> middleOf(const QJsonArray &messages, qsizetype prompted)
{
    qsizetype end = messages.size() - kLastMessages;
    while (end > prompted && messages.at(end)["role"_L1] != "model"_L1) // a tool's answer stays with its request
        --end;
    return end > prompted ? std::pair(prompted, end) : std::pair(prompted, prompted);
}

} // namespace core
