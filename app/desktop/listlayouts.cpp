// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/listlayouts.h"

#include "app/desktop/work/workarrangement.h"

#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(layoutsLog, "station.window")

namespace app {

ListLayouts::ListLayouts(QObject *parent)
    : QObject(parent)
    , m_work(QMetaEnum::fromType<WorkColumnValue::Value>(), {WorkColumnValue::From, WorkColumnValue::ToolCalls, WorkColumnValue::Trace}, {WorkColumnValue::State, WorkColumnValue::Task})
    , m_events(QMetaEnum::fromType<EventColumnValue::Value>(), {}, {EventColumnValue::Time, EventColumnValue::Summary})
{
    connect(&m_work, &ColumnLayout::changed, this, &ListLayouts::save);
    connect(&m_events, &ColumnLayout::changed, this, &ListLayouts::save);
}

void ListLayouts::open(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const auto lists = QJsonDocument::fromJson(file.readAll()).object();
        m_work.fromJson(lists["work"_L1].toObject());
        m_events.fromJson(lists["events"_L1].toObject());
    }
    m_path = path;
}

void ListLayouts::save() const
{
    if (m_path.isEmpty())
        return;
    QSaveFile file(m_path);
    const QJsonObject lists{{u"work"_s, m_work.toJson()}, {u"events"_s, m_events.toJson()}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(lists).toJson()) < 0 || !file.commit())
        qCWarning(layoutsLog, "the columns are not kept: %ls: %ls", qUtf16Printable(m_path), qUtf16Printable(file.errorString()));
}

} // namespace app
