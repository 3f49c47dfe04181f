// SPDX-License-Identifier: Apache-2.0
#include "core/agent/promptcheck.h"
#include "core/agent/promptlines.h"
#include "roundtrip.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

/*! Whatever comes, a line of JSON goes out; a prompt is rendered or refused, and remarked on within its own lines. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_promptlines";
    static char *argv[] = {name, nullptr};
    static QCoreApplication application(argc, argv); // for the template engine
    static core::PromptLines lines;
    static core::TemplateEngine engine;
    const QByteArray bytes = bytesOf(data, size);
    const QByteArray asLine = lines.answer(bytes);
    FUZZ_REQUIRE(QJsonDocument::fromJson(asLine).isObject() && !asLine.contains('\n'));
    const QJsonObject order{{u"id"_s, 1}, {u"source"_s, QString::fromUtf8(bytes)}, {u"data"_s, QJsonObject{{u"input"_s, QJsonObject{{u"target"_s, QString::fromUtf8(bytes)}}}}}};
    const QJsonObject answer = QJsonDocument::fromJson(lines.answer(QJsonDocument(order).toJson(QJsonDocument::Compact))).object();
    FUZZ_REQUIRE(answer["id"_L1].toInt() == 1);
    FUZZ_REQUIRE(answer.contains("result"_L1) != answer.contains("error"_L1));
    for (const core::Diagnostic &one : core::checkPrompt(bytes, u"fuzz.prompt"_s, engine)) {
        FUZZ_REQUIRE(one.line >= 1 && one.column >= 1 && one.length >= 0 && !one.text.isEmpty());
        FUZZ_REQUIRE(one.line <= bytes.count('\n') + bytes.count('\r') + 2);
    }
    return 0;
}
