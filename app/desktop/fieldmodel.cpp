// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/fieldmodel.h"

using namespace Qt::StringLiterals;

namespace app {

void FieldModel::setSchema(const QString &schema)
{
    const auto fields = InputForm::fields(schema);
    const bool needsTask = !fields || std::ranges::none_of(*fields, &InputField::required);
    beginResetModel();
    m_fields = {{.key = {},
                 .title = tr("Task"),
                 .description = tr("What the agent should do, in words."),
                 .kind = InputField::Kind::LongText,
                 .required = needsTask,
                 .options = {},
                 .text = {},
                 .problem = {}}};
    if (fields)
        m_fields += *fields;
    endResetModel();
    m_schemaProblem = fields ? QString() : tr("The agent's input schema cannot be read; only a task can be sent. (%1)").arg(fields.error().detail);
    Q_EMIT fieldsChanged();
}

void FieldModel::setFields(QList<InputField> fields, const QString &problem)
{
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
    m_schemaProblem = problem;
    Q_EMIT fieldsChanged();
}

bool FieldModel::check()
{
    const bool usable = InputForm::check(m_fields);
    if (!m_fields.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_fields.size()) - 1), {ProblemRole});
    return usable;
}

void FieldModel::setText(int row, const QString &text)
{
    if (row < 0 || row >= m_fields.size() || m_fields.at(row).text == text)
        return;
    m_fields[row].text = text;
    m_fields[row].problem.clear();
    Q_EMIT dataChanged(index(row), index(row), {TextRole, ProblemRole});
}

int FieldModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_fields.size()); }

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &field = m_fields.at(index.row());
    switch (role) {
    case KeyRole: return field.key;
    case Qt::DisplayRole:
    case TitleRole: return field.title;
    case DescriptionRole: return field.description;
    case KindRole: return int(field.kind);
    case RequiredRole: return field.required;
    case OptionsRole: {
        QStringList texts;
        for (const auto &option : field.options)
            texts.append(InputForm::textOf(option));
        return texts;
    }
    case TextRole: return field.text;
    case ProblemRole: return field.problem;
    default: return {};
    }
}

QHash<int, QByteArray> FieldModel::roleNames() const
{
    return {{KeyRole, "key"_ba}, {TitleRole, "title"_ba}, {DescriptionRole, "description"_ba}, {KindRole, "kind"_ba},
            {RequiredRole, "required"_ba}, {OptionsRole, "options"_ba}, {TextRole, "fieldText"_ba}, {ProblemRole, "problem"_ba}};
}

} // namespace app
