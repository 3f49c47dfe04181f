// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/palette/verbform.h"

#include "app/commandtext.h"
#include "app/errortext.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using Type = core::Parameter::Type;

namespace app {

namespace {

using Kind = InputField::Kind;

Kind kindOf(const core::Parameter &parameter)
{
    static const QStringList longOnes{u"task"_s, u"prompt"_s, u"text"_s, u"reason"_s};
    switch (parameter.type) {
    case Type::Text: return longOnes.contains(parameter.name) ? Kind::LongText : Kind::Text;
    case Type::Integer: return Kind::Integer;
    case Type::Number: return Kind::Number;
    case Type::Boolean: return Kind::Boolean;
    case Type::Choice: return Kind::Choice;
    case Type::Map: return Kind::Pairs;
    case Type::List: return Kind::Lines;
    }
    return Kind::Text;
}

/*! A value as it is typed: lists and maps one a line. */
QString typed(const QJsonValue &value)
{
    QStringList lines;
    if (value.isArray()) {
        for (const auto &item : value.toArray())
            lines << InputForm::textOf(item);
        return lines.join(u'\n');
    }
    if (!value.isObject())
        return value.isUndefined() || value.isNull() ? QString() : InputForm::textOf(value);
    const QJsonObject map = value.toObject();
    for (auto it = map.begin(); it != map.end(); ++it)
        lines << it.key() + u'=' + InputForm::textOf(it.value());
    return lines.join(u'\n');
}

InputField fieldOf(const core::Parameter &parameter, const QJsonValue &given)
{
    const QString words = parameter.words;
    return {.key = parameter.name,
            .title = QString(parameter.name).replace(u'_', u' '),
            .description = words.left(1).toUpper() + words.sliced(std::min<qsizetype>(1, words.size())),
            .kind = kindOf(parameter),
            .required = parameter.required,
            .options = QJsonArray::fromStringList(parameter.choices),
            .text = typed(given.isUndefined() ? parameter.initial : given),
            .problem = {}};
}

} // namespace

const core::VerbTable &verbTable()
{
    static const core::VerbTable table = [] {
        core::VerbTable verbs;
        verbs.addEngineVerbs();
        return verbs;
    }();
    return table;
}

VerbForm::VerbForm(VerbClient &verbs, QObject *parent)
    : FieldModel(parent), m_verbs(verbs)
{
    connect(this, &QAbstractItemModel::dataChanged, this, [this] {
        m_problem.clear();
        m_asking = false; // what was asked about is another thing now
        Q_EMIT argumentsChanged();
        Q_EMIT progressed();
    });
}

bool VerbForm::show(const QString &name, const QJsonObject &given)
{
    const core::Verb *verb = verbTable().find(name);
    if (!verb || !verb->run)
        return false;
    if (verb == m_verb && m_phase == CallValue::Running && given.isEmpty())
        return true;
    leave();
    m_requestId.clear(); // what still runs ends unseen
    m_verb = verb;
    m_phase = CallValue::Idle;
    m_asking = false;
    m_progress.clear();
    m_problem.clear();
    m_answer = {};
    m_result.setJson(QJsonValue::Undefined);
    QList<InputField> fields;
    for (const core::Parameter &parameter : verb->parameters)
        fields.append(fieldOf(parameter, given[parameter.name]));
    std::ranges::stable_sort(fields, [](const auto &a, const auto &b) { return a.required && !b.required; });
    setFields(std::move(fields));
    Q_EMIT opened();
    Q_EMIT argumentsChanged();
    Q_EMIT progressed();
    return true;
}

/*! What is filled in, without what is the default anyway. */
QJsonObject VerbForm::arguments() const
{
    QJsonObject values = InputForm::values(fields());
    if (!m_verb)
        return values;
    for (const core::Parameter &parameter : m_verb->parameters) {
        const QJsonValue value = values[parameter.name];
        if (!value.isUndefined() && (value == parameter.initial || (value.isBool() && !value.toBool() && !parameter.initial.isBool())))
            values.remove(parameter.name);
    }
    return values;
}

void VerbForm::run()
{
    if (!m_verb || m_phase == CallValue::Running)
        return;
    const bool complete = check();
    const auto checked = m_verb->check(arguments());
    m_problem = !complete ? tr("Some values cannot be used; see there.") : checked ? QString() : checked.error().detail;
    m_asking = m_problem.isEmpty() && isDestructive();
    if (m_problem.isEmpty() && !m_asking)
        start();
    Q_EMIT progressed();
}

void VerbForm::confirm()
{
    if (!m_asking)
        return;
    m_asking = false;
    start();
    Q_EMIT progressed();
}

void VerbForm::unask()
{
    m_asking = false;
    Q_EMIT progressed();
}

void VerbForm::start()
{
    m_phase = CallValue::Running;
    m_progress.clear();
    m_answer = {};
    m_result.setJson(QJsonValue::Undefined);
    const auto id = std::make_shared<QString>(); // the answer may come before ask() returns
    const auto isOurs = [this, id] { return m_requestId.isEmpty() || m_requestId == *id; };
    m_requestId.clear();
    const QString asked = m_verbs.ask(m_verb->name, arguments(), this, [this, isOurs, verb = m_verb](const lattice::Result<QJsonObject> &answer) {
        if (answer && !verb->hints.readOnly)
            Q_EMIT succeeded(verb->name);
        if (isOurs() && m_verb == verb && m_phase == CallValue::Running)
            end(answer);
    }, [this, isOurs](const QString &part) {
        if (!isOurs() || m_phase != CallValue::Running)
            return;
        m_progress = (m_progress + part).right(kLongestProgress);
        Q_EMIT progressed();
    });
    *id = asked;
    m_requestId = m_phase == CallValue::Running ? asked : QString();
}

void VerbForm::end(const lattice::Result<QJsonObject> &answer)
{
    m_requestId.clear();
    if (answer) {
        m_phase = CallValue::Done;
        m_answer = *answer;
        m_result.setJson(m_answer);
    } else {
        m_error = answer.error();
        m_phase = m_error.fault == lattice::Fault::Cancelled ? CallValue::Stopped : CallValue::Failed;
    }
    Q_EMIT progressed();
}

void VerbForm::cancel()
{
    if (m_phase == CallValue::Running)
        m_verbs.cancel(m_requestId);
}

void VerbForm::leave()
{
    if (isReadOnly())
        cancel(); // nobody reads the answer
    if (m_asking)
        unask();
}

QString VerbForm::command() const
{
    return m_verb ? commandText(*m_verb, arguments()) : QString();
}

QString VerbForm::mcpCall() const
{
    if (!m_verb)
        return {};
    const QJsonObject params{{u"name"_s, m_verb->toolName()}, {u"arguments"_s, arguments()}};
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, 1}, {u"method"_s, u"tools/call"_s}, {u"params"_s, params}}).toJson());
}

QString VerbForm::resultJson() const
{
    return QString::fromUtf8(QJsonDocument(m_answer).toJson());
}

QString VerbForm::errorText() const
{
    return m_phase == CallValue::Failed || m_phase == CallValue::Stopped ? ErrorText::describe(m_error) : QString();
}

} // namespace app
