// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/agentform.h"

#include "app/desktop/agents/agentdocument.h"
#include "app/desktop/agents/rowsync.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

namespace {

QString wordsOf(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList words;
        for (const QJsonValue item : value.toArray())
            words << item.toVariant().toString();
        return words.join(u", "_s);
    }
    return value.toVariant().toString();
}

bool isList(const QString &key) { return key == "tools"_L1 || key == "agents"_L1 || key == "tags"_L1 || key == "models"_L1; }

} // namespace

AgentForm::AgentForm(AgentDocument &document)
    : m_document(document)
{
}

QList<AgentForm::Row> AgentForm::rowsOf(const QJsonObject &frontMatter)
{
    const QList<Row> known{{u"name"_s, tr("Name"), tr("by which it is called; without one the file's"), {}},
                           {u"description"_s, tr("Description"), tr("what it does, in a sentence"), {}},
                           {u"model"_s, tr("Model"), tr("empty: the home's"), {}},
                           {u"max_steps"_s, tr("Steps at most"), tr("calls of the model in one run, 1 to 1000; empty: 10"), {}},
                           {u"tools"_s, tr("Tools"), tr("servers and tools, with commas between them"), {}},
                           {u"agents"_s, tr("Agents"), tr("that it may call, with commas between them"), {}},
                           {u"tags"_s, tr("Tags"), tr("words to find it by, with commas between them"), {}}};
    QList<Row> rows;
    for (Row row : known) {
        const QJsonValue below = frontMatter[u"metadata"_s][row.key];
        row.text = wordsOf(frontMatter.contains(row.key) ? frontMatter[row.key] : below);
        rows << row;
    }
    const QJsonObject input = frontMatter[u"input"_s].toObject();
    const QJsonObject schema = input.contains(u"schema"_s) ? input[u"schema"_s].toObject() : input;
    const bool isJsonSchema = schema.contains(u"properties"_s);
    const QJsonObject fields = isJsonSchema ? schema[u"properties"_s].toObject() : input.contains(u"schema"_s) ? schema : QJsonObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QString type = field->isObject() ? field.value()[u"type"_s].toString() : field->toString(), words = field->isObject() ? field.value()[u"description"_s].toString() : QString();
        const bool isRequired = isJsonSchema ? schema[u"required"_s].toArray().contains(QJsonValue(field.key())) : !field.key().section(u'(', 0, 0).trimmed().endsWith(u'?');
        const QString name = isJsonSchema && !isRequired ? field.key() + u'?' : field.key();
        rows << Row{.key = name, .title = name, .hint = isRequired ? tr("required; type, what it is") : tr("type, what it is"), .text = words.isEmpty() ? type : tr("%1, %2").arg(type, words), .isInput = true};
    }
    return rows;
}

void AgentForm::read()
{
    m_document.jobs().read(m_document.text(), m_document.file(), this, [this, read = ++m_reads](const Result<QJsonObject> &frontMatter) {
        if (read == m_reads)
            take(frontMatter);
    });
}

void AgentForm::take(const Result<QJsonObject> &frontMatter)
{
    m_problem = frontMatter ? QString() : frontMatter.error().detail;
    if (frontMatter) // else what was read last stays in sight, behind the reason
        RowSync::apply(*this, m_rows, rowsOf(*frontMatter), [](const Row &row) { return std::pair(row.isInput, row.key); });
    Q_EMIT changed();
}

void AgentForm::setText(int row, const QString &text)
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).text == text)
        return;
    const Row &field = m_rows.at(row);
    const QString key = field.key, words = text.trimmed();
    if (field.isInput)
        return apply({{u"input"_s, QJsonObject{{key, words}}}}, row);
    if (key == "max_steps"_L1 && !words.isEmpty()) {
        bool isNumber = false;
        const int steps = words.toInt(&isNumber);
        if (!isNumber || steps < 1 || steps > 1000) {
            m_rows[row].problem = tr("A number from 1 to 1000.");
            Q_EMIT dataChanged(index(row), index(row), {ProblemRole});
            return;
        }
        return apply({{key, steps}}, row);
    }
    if (isList(key) && words.isEmpty())
        return apply({{u"unset"_s, QJsonArray{key}}}, row);
    apply({{key, isList(key) ? QJsonValue(QJsonArray{words}) : QJsonValue(words)}}, row);
}

void AgentForm::addInput(const QString &name, const QString &words)
{
    if (!name.trimmed().isEmpty())
        apply({{u"input"_s, QJsonObject{{name.trimmed(), words.trimmed().isEmpty() ? u"string"_s : words.trimmed()}}}}, -1);
}

void AgentForm::removeInput(int row)
{
    if (row >= 0 && row < m_rows.size() && m_rows.at(row).isInput)
        apply({{u"input"_s, QJsonObject{{m_rows.at(row).key, QString()}}}}, row);
}

/*! What cannot be changed without harm is said at its field, and the text stays as it is. */
void AgentForm::apply(const QJsonObject &wanted, int row)
{
    const QString key = row < 0 ? QString() : m_rows.at(row).key;
    m_document.change(wanted, [self = QPointer(this), key](const QString &problem) {
        if (!self)
            return;
        for (int at = 0; at < self->m_rows.size(); ++at) {
            if (self->m_rows.at(at).key == key) {
                self->m_rows[at].problem = problem;
                Q_EMIT self->dataChanged(self->index(at), self->index(at), {ProblemRole});
            }
        }
        if (key.isEmpty() && !problem.isEmpty()) {
            self->m_problem = problem;
            Q_EMIT self->changed();
        }
    });
}

QVariant AgentForm::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole: return row.key;
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case HintRole: return row.hint;
    case TextRole: return row.text;
    case InputRole: return row.isInput;
    case ProblemRole: return row.problem;
    default: return {};
    }
}

QHash<int, QByteArray> AgentForm::roleNames() const
{
    return {{KeyRole, "key"_ba}, {TitleRole, "title"_ba}, {HintRole, "hint"_ba}, {TextRole, "fieldText"_ba}, {InputRole, "isInput"_ba}, {ProblemRole, "problem"_ba}};
}

} // namespace app
