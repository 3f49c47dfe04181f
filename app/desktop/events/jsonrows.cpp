// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/jsonrows.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString textOf(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool: return json.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: return QString::number(json.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::String: return json.toString().size() > JsonRows::kLongest ? json.toString().left(JsonRows::kLongest) + u'…' : json.toString();
    case QJsonValue::Null: return u"null"_s;
    default: return {};
    }
}

} // namespace

void JsonRows::setJson(const QJsonValue &json)
{
    beginResetModel();
    m_rows.clear();
    m_folded.clear();
    appendChildren(m_rows, json, 0, {});
    endResetModel();
}

void JsonRows::appendChildren(QList<Row> &rows, const QJsonValue &json, int depth, const QString &path) const
{
    if (json.isObject()) {
        const auto object = json.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            append(rows, member.key(), member.value(), depth, path + u'/' + member.key());
    } else if (json.isArray()) {
        const auto array = json.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            append(rows, QString::number(i), array.at(i), depth, u"%1/%2"_s.arg(path).arg(i));
    }
}

void JsonRows::append(QList<Row> &rows, const QString &key, const QJsonValue &json, int depth, const QString &path) const
{
    if (rows.size() > kMostRows)
        return;
    if (rows.size() == kMostRows || depth > kDeepest) {
        rows.append({.key = u"…"_s, .value = tr("The rest is in the raw text."), .path = path, .json = {}, .depth = depth, .foldable = false});
        return;
    }
    const bool foldable = (json.isObject() && !json.toObject().isEmpty()) || (json.isArray() && !json.toArray().isEmpty());
    QString value = textOf(json);
    if (json.isObject())
        value = foldable ? tr("%n field(s)", nullptr, int(json.toObject().size())) : u"{}"_s;
    else if (json.isArray())
        value = foldable ? tr("%n entries", nullptr, int(json.toArray().size())) : u"[]"_s;
    rows.append({.key = key, .value = value, .path = path, .json = json, .depth = depth, .foldable = foldable});
    if (foldable && !m_folded.contains(path))
        appendChildren(rows, json, depth + 1, path);
}

void JsonRows::toggle(int row)
{
    if (row < 0 || row >= m_rows.size() || !m_rows.at(row).foldable)
        return;
    const auto folded = m_rows.at(row);
    if (m_folded.remove(folded.path)) {
        QList<Row> children;
        appendChildren(children, folded.json, folded.depth + 1, folded.path);
        beginInsertRows({}, row + 1, row + int(children.size()));
        for (qsizetype i = 0; i < children.size(); ++i)
            m_rows.insert(row + 1 + i, children.at(i));
        endInsertRows();
    } else {
        int last = row;
        while (last + 1 < m_rows.size() && m_rows.at(last + 1).depth > folded.depth)
            ++last;
        m_folded.insert(folded.path);
        beginRemoveRows({}, row + 1, last);
        m_rows.remove(row + 1, last - row);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(row), index(row), {OpenRole});
}

QString JsonRows::textAt(int row) const { return row >= 0 && row < m_rows.size() ? m_rows.at(row).json.toString() : QString(); }

int JsonRows::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant JsonRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case KeyRole: return row.key;
    case ValueRole: return row.value;
    case DepthRole: return row.depth;
    case FoldableRole: return row.foldable;
    case CutRole: {
        const QString whole = row.json.toString();
        return whole.size() > kLongest ? QLocale().formattedDataSize(whole.toUtf8().size(), 1, QLocale::DataSizeTraditionalFormat) : QString();
    }
    case OpenRole: return !m_folded.contains(row.path);
    default: return {};
    }
}

QHash<int, QByteArray> JsonRows::roleNames() const
{
    return {{KeyRole, "key"_ba}, {ValueRole, "value"_ba}, {DepthRole, "depth"_ba}, {FoldableRole, "foldable"_ba}, {OpenRole, "open"_ba}, {CutRole, "cut"_ba}};
}

} // namespace app
