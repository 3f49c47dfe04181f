// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/promptcompletion.h"

#include "core/agent/templateengine.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Entry = PromptCompletion::Entry;

constexpr int kMost = 200;

QList<Entry> keys()
{
    const QList<std::pair<QString, QString>> all{
        {u"name"_s, PromptCompletion::tr("the agent's name")},
        {u"description"_s, PromptCompletion::tr("what it does, in a sentence")},
        {u"model"_s, PromptCompletion::tr("which model answers")},
        {u"models"_s, PromptCompletion::tr("models to ask when that one cannot answer")},
        {u"max_steps"_s, PromptCompletion::tr("calls of the model in one run")},
        {u"timeout"_s, PromptCompletion::tr("seconds that a run may take")},
        {u"tools"_s, PromptCompletion::tr("servers and tools that it may call")},
        {u"agents"_s, PromptCompletion::tr("agents that it may call")},
        {u"tags"_s, PromptCompletion::tr("words to find it by")},
        {u"capabilities"_s, PromptCompletion::tr("what others may ask of it")},
        {u"input"_s, PromptCompletion::tr("the values that it is given")},
        {u"output"_s, PromptCompletion::tr("the form of its answer")},
        {u"config"_s, PromptCompletion::tr("temperature and the like")},
        {u"lattice"_s, PromptCompletion::tr("it may give work to others")},
        {u"memory"_s, PromptCompletion::tr("it remembers from run to run")},
        {u"sandbox"_s, PromptCompletion::tr("it may run code, closed in")},
        {u"schedule"_s, PromptCompletion::tr("when it runs by itself")},
        {u"tool_policy"_s, PromptCompletion::tr("which tools need a person's yes")},
        {u"budget"_s, PromptCompletion::tr("what it may use up")},
        {u"examples"_s, PromptCompletion::tr("tasks that it is good for")},
        {u"metadata"_s, PromptCompletion::tr("anything for other programs")},
    };
    QList<Entry> entries;
    for (const auto &[key, words] : all)
        entries << Entry{.text = key, .detail = words, .insert = key + u": "_s};
    return entries;
}

QList<Entry> words(const QStringList &all, const QString &detail)
{
    QList<Entry> entries;
    for (const QString &one : all)
        entries << Entry{.text = one, .detail = detail};
    return entries;
}

/*! What may be a value, or one of the values, of \a key. */
QList<Entry> valuesOf(const QString &key, const PromptCompletion::Known &known)
{
    if (key == "tools"_L1 || key == "allow"_L1 || key == "ask"_L1 || key == "deny"_L1)
        return words(known.tools, PromptCompletion::tr("tool"));
    if (key == "agents"_L1)
        return words(known.agents, PromptCompletion::tr("agent"));
    if (key == "model"_L1 || key == "models"_L1)
        return words(known.models, PromptCompletion::tr("model"));
    if (key == "sandbox"_L1 || key == "runtime"_L1)
        return words({u"python"_s, u"node"_s, u"bash"_s}, PromptCompletion::tr("sandbox"));
    if (key == "lattice"_L1 || key == "memory"_L1)
        return words({u"true"_s, u"false"_s}, {});
    return {};
}

/*! Where the front matter's lines begin and end in \a text, without its borders; an end of -1: it is not closed. */
std::pair<qsizetype, qsizetype> frontMatter(const QString &text)
{
    static const QRegularExpression begin(u"\\A(?:[ \\t]*(?:#[^\\n]*)?\\n)*---[ \\t]*\\n"_s), end(u"^---[ \\t]*$"_s, QRegularExpression::MultilineOption);
    const auto opened = begin.match(text);
    if (!opened.hasMatch())
        return {-1, -1};
    const auto closed = end.match(text, opened.capturedEnd());
    return {opened.capturedEnd(), closed.hasMatch() ? closed.capturedStart() : -1};
}

/*! The key whose list the line before \a lineStart goes on with, as `tools` above `  - a`. */
QString keyOfList(const QString &text, qsizetype lineStart, qsizetype indent)
{
    static const QRegularExpression item(u"^\\s*(?:-\\s|-$|#|$)"_s), key(u"^(\\s*)([\\w]+)\\s*:\\s*$"_s);
    while (lineStart > 0) {
        const qsizetype before = text.lastIndexOf(u'\n', lineStart - 2) + 1;
        const QString line = text.sliced(before, lineStart - 1 - before);
        if (const auto found = key.match(line); found.hasMatch() && found.capturedLength(1) <= indent)
            return found.captured(2);
        if (!item.match(line).hasMatch())
            return {};
        lineStart = before;
    }
    return {};
}

PromptCompletion::Found inFrontMatter(const QString &text, qsizetype lineStart, const QString &line, const PromptCompletion::Known &known)
{
    static const QRegularExpression keyed(u"^([A-Za-z_]*)$"_s), listed(u"^(\\s*)-\\s+[\"']?([^\\s\"',\\[\\]{}#]*)$"_s), valued(u"^\\s*([A-Za-z_]+):\\s+(?:\\[(?:[^\\]]*,)?\\s*)?[\"']?([^\\s\"',\\[\\]{}#]*)$"_s);
    const auto found = [&](const QString &word, bool strong, const QList<Entry> &entries) {
        return PromptCompletion::Found{.from = int(lineStart + line.size() - word.size()), .length = int(word.size()), .strong = strong, .entries = entries};
    };
    if (const auto match = keyed.match(line); match.hasMatch())
        return found(match.captured(1), !match.captured(1).isEmpty(), keys());
    if (const auto match = listed.match(line); match.hasMatch())
        return found(match.captured(2), true, valuesOf(keyOfList(text, lineStart, match.capturedLength(1)), known));
    if (const auto match = valued.match(line); match.hasMatch())
        return found(match.captured(2), !match.captured(2).isEmpty(), valuesOf(match.captured(1), known));
    return {};
}

PromptCompletion::Found inBody(qsizetype lineStart, const QString &line, const PromptCompletion::Known &known)
{
    static const QRegularExpression role(u"\\{\\{[~#]?\\s*role\\s+[\"']([a-z]*)$"_s), partial(u"\\{\\{~?>\\s*([\\w-]*)$"_s), expression(u"\\{\\{\\{?~?(?:[^{}]*[\\s(=])?([#@/]?[\\w.]*)$"_s),
        section(u"^\\s*(\\[[a-z]*)$"_s);
    const auto found = [&](const QString &word, const QList<Entry> &entries) {
        return PromptCompletion::Found{.from = int(lineStart + line.size() - word.size()), .length = int(word.size()), .strong = true, .entries = entries};
    };
    if (const auto match = role.match(line); match.hasMatch())
        return found(match.captured(1), words({u"system"_s, u"user"_s, u"model"_s, u"tool"_s}, PromptCompletion::tr("role")));
    if (const auto match = partial.match(line); match.hasMatch())
        return found(match.captured(1), words(known.partials, PromptCompletion::tr("part in a file beside this one")));
    if (const auto match = expression.match(line); match.hasMatch()) {
        QList<Entry> entries = words(known.variables, PromptCompletion::tr("input"));
        QStringList helpers = core::TemplateEngine::helpers();
        helpers.sort();
        for (const QString &helper : std::as_const(helpers)) {
            static const QStringList blocks{u"if"_s, u"unless"_s, u"each"_s, u"with"_s, u"ifEquals"_s, u"unlessEquals"_s};
            const bool isBlock = blocks.contains(helper);
            entries << Entry{.text = isBlock ? u'#' + helper : helper, .detail = PromptCompletion::tr("helper")};
            if (isBlock)
                entries << Entry{.text = u'/' + helper, .detail = PromptCompletion::tr("end of a block")};
        }
        return found(match.captured(1), entries);
    }
    if (const auto match = section.match(line); match.hasMatch())
        return found(match.captured(1), words({u"[system]"_s, u"[user]"_s, u"[model]"_s}, PromptCompletion::tr("begins a message")));
    return {};
}

} // namespace

PromptCompletion::Found PromptCompletion::at(const QString &text, int position, const Known &known)
{
    const qsizetype lineStart = position > 0 ? text.lastIndexOf(u'\n', position - 1) + 1 : 0;
    const QString line = text.sliced(lineStart, position - lineStart);
    const auto [begin, end] = frontMatter(text);
    Found found = begin >= 0 && position >= begin && (end < 0 || position <= end) ? inFrontMatter(text, lineStart, line, known) : inBody(lineStart, line, known);
    const QString word = text.sliced(found.from, found.length);
    QList<Entry> first, second;
    for (const Entry &entry : std::as_const(found.entries)) {
        if (entry.text.startsWith(word, Qt::CaseInsensitive))
            first << entry;
        else if (word.size() > 1 && entry.text.contains(word, Qt::CaseInsensitive))
            second << entry;
    }
    found.entries = (first + second).first(std::min<qsizetype>(kMost, first.size() + second.size()));
    if (found.entries.size() == 1 && found.entries.first().text == word && found.entries.first().insert.isEmpty())
        found.entries.clear(); // it stands there already
    return found;
}

void PromptCompletion::look(const QString &text, int position, const Known &known, bool asked)
{
    Found found = position >= 0 && position <= text.size() ? at(text, position, known) : Found();
    if (!asked && !found.strong)
        found = {};
    beginResetModel(); // another question, with other answers
    m_found = std::move(found);
    endResetModel();
    Q_EMIT changed();
}

void PromptCompletion::clear()
{
    if (count() == 0)
        return;
    beginResetModel();
    m_found = {};
    endResetModel();
    Q_EMIT changed();
}

QString PromptCompletion::insertAt(int row) const
{
    if (row < 0 || row >= count())
        return {};
    const Entry &entry = m_found.entries.at(row);
    return entry.insert.isEmpty() ? entry.text : entry.insert;
}

int PromptCompletion::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant PromptCompletion::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_found.entries.at(index.row());
    return role == TextRole || role == Qt::DisplayRole ? entry.text : role == DetailRole ? entry.detail : QVariant();
}

QHash<int, QByteArray> PromptCompletion::roleNames() const { return {{TextRole, "text"_ba}, {DetailRole, "detail"_ba}}; }

} // namespace app
