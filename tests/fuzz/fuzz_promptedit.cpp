// SPDX-License-Identifier: Apache-2.0
#include "core/agent/promptedit.h"
#include "core/agent/yamlemitter.h"
#include "roundtrip.h"

using namespace Qt::StringLiterals;
using core::PromptEdit;
using core::YamlValue;

namespace {

/*! After a change that worked the file says what was asked; after one that did not it is as before. */
void requireChange(PromptEdit &edit, const QStringList &path, const YamlValue &value)
{
    const QByteArray before = edit.bytes();
    const QString body = edit.file().body();
    const bool hadFront = edit.file().hasFrontMatter();
    if (!edit.set(path, value)) {
        FUZZ_REQUIRE(edit.bytes() == before);
        return;
    }
    const auto again = PromptEdit::open(edit.bytes(), u"again.prompt"_s);
    FUZZ_REQUIRE(again.has_value());
    const YamlValue *now = &again->file().frontMatter();
    for (const QString &key : path)
        now = now ? now->find(key) : nullptr;
    FUZZ_REQUIRE(now && core::isSameYaml(*now, value));
    FUZZ_REQUIRE(!hadFront || again->file().body() == body);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    auto opened = PromptEdit::open(bytes, u"fuzz.prompt"_s);
    if (!opened) {
        FUZZ_REQUIRE(!opened.error().detail.isEmpty());
        return 0;
    }
    FUZZ_REQUIRE(opened->bytes() == bytes);
    const YamlValue front = opened->file().frontMatter();
    const YamlValue list{.kind = YamlValue::Kind::List, .items = {YamlValue::string(u"a"_s), YamlValue::string(u"b: c #"_s)}};
    for (qsizetype i = 0; i < front.keys.size() && i < 3; ++i) {
        const QString &key = front.keys.at(i).name;
        PromptEdit scalar = *opened, whole = *opened, removed = *opened, inner = *opened;
        requireChange(scalar, {key}, YamlValue::string(QString::fromUtf8(bytes.right(12))));
        requireChange(whole, {key}, list);
        if (front.items.at(i).isMap() && !front.items.at(i).keys.isEmpty())
            requireChange(inner, {key, front.items.at(i).keys.first().name}, YamlValue::string(u"x\ny"_s));
        FUZZ_REQUIRE(removed.remove({key}) ? !removed.file().frontMatter().find(key) : removed.bytes() == bytes);
    }
    PromptEdit added = *opened, text = *opened;
    requireChange(added, {u"added by us"_s, u"deep"_s}, list);
    if (text.setBody(u"A new text"_s))
        FUZZ_REQUIRE(text.file().body() == u"A new text"_s && core::isSameYaml(text.file().frontMatter(), front));
    return 0;
}
