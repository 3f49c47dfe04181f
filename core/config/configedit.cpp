// SPDX-License-Identifier: Apache-2.0
#include "core/config/configedit.h"

#include "core/config/configreader.h"

#include <QByteArrayList>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString quoted(const QString &value) { return u'"' + QString(value).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"'; }

/*! The comment behind the value of \a line with the space before it. */
QString commentOf(const QString &line)
{
    static const QRegularExpression form(u"^[^:]*:\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^#\"']*?)(\\s+#.*)?$"_s);
    return form.match(line).captured(1);
}

/*! The line that is the key, else the one that has it as a comment; -1 for none. */
qsizetype findLine(const QStringList &lines, const QString &key)
{
    for (const QString &before : {QString(), u"#\\s?"_s}) {
        const QRegularExpression form(u"^%1[\"']?%2[\"']?\\s*:"_s.arg(before, QRegularExpression::escape(key)));
        const auto found = std::ranges::find_if(lines, [&form](const QString &line) { return form.match(line).hasMatch(); });
        if (found != lines.end())
            return found - lines.begin();
    }
    return -1;
}

/*! Behind the comments at the top and the document's mark. */
qsizetype firstPlace(const QStringList &lines)
{
    qsizetype place = 0;
    while (place < lines.size() && (lines.at(place).startsWith(u'#') || lines.at(place).startsWith("---"_L1) || lines.at(place).startsWith(u'%')))
        ++place;
    return place;
}

} // namespace

lattice::Result<QByteArray> withConfigValues(const QByteArray &yaml, const QList<std::pair<QString, QString>> &values)
{
    const QString ending = yaml.contains("\r\n") ? u"\r\n"_s : u"\n"_s;
    const QString original = QString::fromUtf8(yaml);
    QStringList lines = original.split(ending);
    QStringList wanted;
    for (const auto &[key, value] : values) {
        const QString line = key + u": "_s + quoted(value);
        wanted << line;
        if (const qsizetype place = findLine(lines, key); place >= 0)
            lines[place] = line + commentOf(lines.at(place));
        else if (original.isEmpty())
            lines.insert(lines.size() - 1, line);
        else
            lines.insert(firstPlace(lines), line);
    }
    const QByteArray result = lines.join(ending).toUtf8();

    // What was edited by lines is read as a whole, so that a value over several lines, or the same key under another name, is found.
    const auto readWith = [](const QByteArray &text) {
        ConfigReader reader(ConfigReader::Variables{});
        reader.readYaml(text, u"config.yaml"_s);
        return reader.problems();
    };
    const auto before = readWith(yaml);
    for (const ConfigProblem &problem : readWith(result)) {
        const bool isOld = std::ranges::any_of(before, [&problem](const ConfigProblem &old) { return old.text == problem.text; });
        if (!isOld)
            return lattice::failed(lattice::Fault::Conflict, u"the file is left as it is, since line %1 would say: %2. Write there by hand: %3"_s.arg(problem.line).arg(problem.text, wanted.join(u", "_s)));
    }
    return result;
}

} // namespace core
