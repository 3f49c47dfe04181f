// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/inputform.h"
#include "lattice/protocol/manifest.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! What an agent, a tool or a verb is given, as rows to fill in: of an agent the task in words, then the values of its input schema. */
class FieldModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString schemaProblem READ schemaProblem NOTIFY fieldsChanged FINAL)

public:
    enum Role { KeyRole = Qt::UserRole, TitleRole, DescriptionRole, KindRole, RequiredRole, OptionsRole, TextRole, ProblemRole };
    Q_ENUM(Role)
    enum FieldKind { Text, LongText, Integer, Number, Boolean, Choice, Json, Lines, Pairs }; //!< as InputField::Kind
    Q_ENUM(FieldKind)

    using QAbstractListModel::QAbstractListModel;

    Q_INVOKABLE void setText(int row, const QString &text);
    QString schemaProblem() const { return m_schemaProblem; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void fieldsChanged();

protected:
    /*! Fields for the input of an agent with this schema. The task is required where the schema asks for nothing. */
    void setSchema(const QString &schema);
    /*! These fields alone, without a task. */
    void setFields(QList<InputField> fields, const QString &problem = {});
    const QList<InputField> &fields() const { return m_fields; }
    /*! Marks what is missing or wrong. \return whether all can be used */
    bool check();
    QString task() const { return m_fields.isEmpty() ? QString() : m_fields.first().text; }
    QJsonObject values() const { return m_fields.isEmpty() ? QJsonObject() : InputForm::values(m_fields.sliced(1)); }

private:
    QList<InputField> m_fields; //!< of an agent the task first, under an empty key
    QString m_schemaProblem;
};

} // namespace app
