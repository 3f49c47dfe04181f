// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/columnlayout.h"

namespace app {

/*! The columns of the events, in their usual order. */
namespace EventColumnValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(EventColumn)
enum Value { Time, State, Type, Work, Agent, Station, Summary, Number };
Q_ENUM_NS(Value)
} // namespace EventColumnValue

/*! How the columns of the lists are arranged, kept in a file of the home from one start to the next. */
class ListLayouts : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::ColumnLayout *work READ work CONSTANT FINAL)
    Q_PROPERTY(app::ColumnLayout *events READ events CONSTANT FINAL)

public:
    explicit ListLayouts(QObject *parent = nullptr);

    /*! Reads \a path, and writes it at each change from now on. A file that cannot be read is as none: nothing in it is worth a question. */
    void open(const QString &path);

    ColumnLayout *work() { return &m_work; }
    ColumnLayout *events() { return &m_events; }

private:
    void save() const;

    ColumnLayout m_work;
    ColumnLayout m_events;
    QString m_path;
};

} // namespace app
