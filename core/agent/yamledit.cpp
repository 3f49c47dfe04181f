// SPDX-License-Identifier: Apache-2.0
#include "core/agent/yamledit.h"

#include "core/agent/yamlsplice.h"

using namespace Qt::StringLiterals;

namespace core {

lattice::Result<QByteArray> editedYaml(const QByteArray &text, const YamlValue &old, const YamlValue &wanted, const QString &source)
{
    if (isSameYaml(old, wanted))
        return text;
    const auto saysIt = [&wanted, &source](const QByteArray &bytes) {
        const auto read = YamlValue::parse(bytes, source);
        return read && isSameYaml(*read, wanted);
    };
    const QByteArray ending = text.contains("\r\n") ? "\r\n" : "\n";
    const auto layout = YamlNode::of(text);
    if (old.isNull() || (old.items.isEmpty() && !layout)) { // perhaps with comments
        const QByteArray gap = text.isEmpty() || text.endsWith('\n') ? QByteArray() : ending;
        if (const QByteArray bytes = text + gap + YamlEmitter(ending).block(wanted, 0) + ending; saysIt(bytes))
            return bytes;
    }
    if (wanted.isNull() && layout) { // comments stay
        QByteArray rest = text.sliced(layout->end);
        if (const qsizetype line = rest.indexOf('\n'); line >= 0 && QByteArrayView(rest).first(line).trimmed().isEmpty())
            rest.remove(0, line + 1);
        if (const QByteArray bytes = text.first(layout->begin) + rest; saysIt(bytes))
            return bytes;
    }
    // As little as can be; where that does not give what was asked, larger parts.
    for (const int depth : {3, 2, 1, 0}) {
        if (!layout)
            break;
        if (const QByteArray bytes = YamlSplice(text, ending, YamlEmitter::Literals::Avoid).changed(*layout, old, wanted, depth); saysIt(bytes))
            return bytes;
    }
    return lattice::failed(lattice::Fault::Conflict, u"%1: this cannot be changed without changing something else (an anchor that is used elsewhere?); change the text"_s.arg(source));
}

} // namespace core
