// SPDX-License-Identifier: Apache-2.0
#include "core/agent/optionalkeys.h"

#include <QRegularExpression>
#include <QString>

using namespace Qt::StringLiterals;

namespace core {

namespace {

const QRegularExpression &optionalKey()
{
    static const QRegularExpression key(u"([{,]\\s*)([^\\s{}\\[\\],:\"'?]+\\?(?:\\([^()]*\\))?)(?=\\s*:)"_s);
    return key;
}

template <typename Change>
bool changeLine(QByteArray &text, int number, Change change)
{
    QByteArrayList lines = text.split('\n');
    if (number < 0 || number >= lines.size())
        return false;
    const QByteArray before = lines.at(number);
    QString line = QString::fromUtf8(before);
    change(line);
    lines[number] = line.toUtf8();
    const bool changed = lines.at(number) != before;
    text = lines.join('\n');
    return changed;
}

} // namespace

bool quoteOptionalKeys(QByteArray &text, int line)
{
    return changeLine(text, line, [](QString &words) { words.replace(optionalKey(), u"\\1\"\\2\""_s); });
}

bool maskOptionalKeys(QByteArray &text, int line)
{
    return changeLine(text, line, [](QString &words) {
        for (auto key = optionalKey().match(words); key.hasMatch(); key = optionalKey().match(words, key.capturedEnd())) {
            for (qsizetype i = key.capturedStart(2); i < key.capturedEnd(2); ++i) {
                if (QStringView(u"?(), ").contains(words.at(i)))
                    words[i] = u'_';
            }
        }
    });
}

} // namespace core
