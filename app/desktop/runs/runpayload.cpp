// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runpayload.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

void RunPayload::show(const QString &title, const QString &text)
{
    m_shown = true;
    take(title, text);
}

void RunPayload::take(const QString &title, const QString &text)
{
    beginResetModel(); // another text
    m_title = title;
    m_text = text;
    m_problem.clear();
    m_lines.clear();
    int number = 0;
    for (qsizetype from = 0; from <= m_text.size();) {
        const qsizetype end = m_text.indexOf(u'\n', from) < 0 ? m_text.size() : m_text.indexOf(u'\n', from);
        ++number;
        for (qsizetype part = from; part == from || part < end; part += kLongestLine)
            m_lines.append({.from = part, .length = std::min(kLongestLine, end - part), .number = part == from ? number : 0});
        from = end + 1;
    }
    endResetModel();
    const bool mayBeJson = m_text.size() <= kLargestTree && (m_text.startsWith(u'{') || m_text.startsWith(u'['));
    const QJsonDocument json = mayBeJson ? QJsonDocument::fromJson(m_text.toUtf8()) : QJsonDocument();
    m_json = !json.isNull();
    m_tree.setJson(json.isArray() ? QJsonValue(json.array()) : json.isObject() ? QJsonValue(json.object()) : QJsonValue());
    m_report.clear();
    m_query.clear();
    m_found = 0;
    Q_EMIT reportChanged();
    Q_EMIT queryChanged();
    Q_EMIT changed();
}

void RunPayload::showFile(const QString &title, const QString &path)
{
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    const bool isTooLarge = opened && file.size() > kLargestFile;
    show(title, opened && !isTooLarge ? QString::fromUtf8(file.readAll()) : QString());
    if (!opened)
        m_problem = tr("%1 cannot be read: %2").arg(path, file.errorString());
    else if (isTooLarge)
        m_problem = tr("%1 has %2, too much to be shown here; open it with another program.").arg(path, sizeText(file.size()));
    Q_EMIT changed();
}

void RunPayload::hide()
{
    m_shown = false; // before anybody hears of it: who sees it shown opens it
    take({}, {});
}

QString RunPayload::sizeText(qint64 bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat); }
QString RunPayload::sizeWhenLong(const QString &text) { return text.size() > kLong ? sizeText(text.toUtf8().size()) : QString(); }

QString RunPayload::beginning(const QString &text)
{
    const bool splitsPair = text.size() > kLong && text.at(kLong - 1).isHighSurrogate();
    return text.first(std::min(text.size(), splitsPair ? kLong - 1 : kLong));
}

QString RunPayload::size() const
{
    return m_text.isEmpty() ? QString() : tr("%1 · %n line(s)", nullptr, int(std::ranges::count_if(m_lines, [](const Line &line) { return line.number > 0; }))).arg(sizeText(m_text.toUtf8().size()));
}

bool RunPayload::holds(const Line &line) const
{
    return !m_query.isEmpty() && QStringView(m_text).sliced(line.from, line.length).contains(m_query, Qt::CaseInsensitive);
}

void RunPayload::setQuery(const QString &words)
{
    if (words == m_query)
        return;
    m_query = words;
    m_found = int(std::ranges::count_if(m_lines, [this](const Line &line) { return holds(line); }));
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {FoundRole});
    Q_EMIT queryChanged();
}

int RunPayload::next(int row, bool forward) const
{
    const int count = rowCount();
    for (int step = 1; step <= count; ++step) {
        const int at = ((forward ? row + step : row - step) % count + count) % count;
        if (holds(m_lines.at(at)))
            return at;
    }
    return -1;
}

void RunPayload::save(const QUrl &url)
{
    QSaveFile file(url.toLocalFile());
    m_reportFailed = !file.open(QIODevice::WriteOnly);
    if (!m_reportFailed) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // prompts and answers
        file.write(m_text.toUtf8());
        m_reportFailed = !file.commit();
    }
    m_report = m_reportFailed ? tr("Not saved: %1").arg(file.errorString()) : tr("Saved as %1.").arg(url.toLocalFile());
    Q_EMIT reportChanged();
}

QVariant RunPayload::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case TextRole: return m_text.sliced(line.from, line.length);
    case NumberRole: return line.number;
    case FoundRole: return holds(line);
    default: return {};
    }
}

QHash<int, QByteArray> RunPayload::roleNames() const { return {{TextRole, "words"_ba}, {NumberRole, "number"_ba}, {FoundRole, "found"_ba}}; }

} // namespace app
