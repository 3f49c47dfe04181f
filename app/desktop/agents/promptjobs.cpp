// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/agents/promptjobs.h"

#include "core/agent/agentdraft.h"
#include "core/agent/agentfolder.h"
#include "core/engine/safefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

namespace {

constexpr qint64 kMostDraft = 8 << 20;

/*! Hands \a deed to the thread of \a receiver; for a receiver that has gone nothing is done. */
void post(const QPointer<QObject> &receiver, std::function<void()> deed)
{
    // The pointer is looked at on the receiver's thread alone: the application lives for as long as there are windows.
    QMetaObject::invokeMethod(QCoreApplication::instance(), [receiver, deed = std::move(deed)] {
        if (receiver)
            deed();
    }, Qt::QueuedConnection);
}

/*! `name?` and `list(array, words)` of Picoschema are fields `name` and `list`. */
QString fieldName(const QString &key)
{
    QString name = key.section(u'(', 0, 0).trimmed();
    if (name.endsWith(u'?'))
        name.chop(1);
    return name;
}

QStringList variablesOf(const core::PromptFile &file)
{
    QStringList names;
    const core::YamlValue *input = file.frontMatter().find(u"input");
    const core::YamlValue *schema = input && input->isMap() && input->find(u"schema") ? input->find(u"schema") : input;
    const core::YamlValue *fields = schema && schema->isMap() && schema->find(u"properties") ? schema->find(u"properties") : schema;
    for (qsizetype i = 0; fields && fields->isMap() && i < fields->keys.size(); ++i) {
        if (const QString name = fieldName(fields->keys.at(i).name); !name.isEmpty() && name != "type"_L1)
            names << name;
    }
    for (const QString &given : {u"task"_s, u"userInput"_s, u"escalation_answer"_s}) {
        if (!names.contains(given))
            names << given;
    }
    return names;
}

/*! Whether another station owns the name that \a file gives its agent. */
void checkName(const core::PromptFile &file, const QHash<QString, QString> &taken, QList<core::Diagnostic> &found)
{
    const core::YamlValue *named = file.frontMatter().find(u"name");
    const QString name = named && named->isString() ? named->text : QFileInfo(file.fileName()).completeBaseName();
    const auto owner = taken.constFind(name.toLower());
    if (owner == taken.cend())
        return;
    found.append({.severity = core::Diagnostic::Severity::Warning, .line = named ? named->line : 1, .column = named ? named->column : 1, .length = named ? int(name.size()) : 0, .code = u"taken-name"_s,
                  .text = u"the station '%1' already has an agent '%2'; this one is not offered to others while it does"_s.arg(*owner, name)});
    std::ranges::stable_sort(found, {}, [](const core::Diagnostic &one) { return std::pair(one.line, one.column); });
}

} // namespace

struct PromptJobs::State {
    std::optional<core::TemplateEngine> templates; //!< belongs to the worker's thread
};

PromptJobs::PromptJobs()
    : m_state(std::make_shared<State>())
{
    m_worker.run([state = m_state] {
        state->templates.emplace();
        std::ignore = state->templates->check(u"{{#if a}}b{{/if}}"_s); // makes the engine, so that the first key press need not wait for it
    });
}

PromptJobs::~PromptJobs()
{
    m_worker.run([state = m_state] { state->templates.reset(); }); // where it was made
}

void PromptJobs::check(const QString &text, const QString &fileName, const Surroundings &around, QObject *receiver, Checked checked)
{
    m_worker.run([state = m_state, text, fileName, around, receiver = QPointer(receiver), checked = std::move(checked)] {
        core::PromptSurroundings known = around.known;
        known.partials = core::AgentFolder(around.folder).partials();
        const QByteArray bytes = text.toUtf8();
        QList<core::Diagnostic> found = core::checkPrompt(bytes, fileName, *state->templates, known);
        Outline outline{.variables = {}, .partials = known.partials->keys(), .inputSchema = {}};
        if (const auto agent = core::Agent::parse(bytes, fileName))
            outline.inputSchema = QJsonDocument::fromJson(agent->inputSchema.toUtf8()).object();
        if (const auto file = core::PromptFile::parse(bytes, fileName)) {
            outline.variables = variablesOf(*file);
            checkName(*file, around.takenNames, found);
        }
        post(receiver, [checked, found, outline] { checked(found, outline); });
    });
}

void PromptJobs::change(const QString &text, const QString &fileName, const QJsonObject &wanted, QObject *receiver, Changed changed)
{
    m_worker.run([text, fileName, wanted, receiver = QPointer(receiver), changed = std::move(changed)] {
        auto edit = core::PromptEdit::open(text.toUtf8(), fileName);
        const Result<> applied = edit ? core::AgentDraft::apply(*edit, wanted) : std::unexpected(edit.error());
        const Result<QString> result = applied ? Result<QString>(QString::fromUtf8(edit->bytes())) : std::unexpected(applied.error());
        post(receiver, [changed, result] { changed(result); });
    });
}

void PromptJobs::read(const QString &text, const QString &fileName, QObject *receiver, Read read)
{
    m_worker.run([text, fileName, receiver = QPointer(receiver), read = std::move(read)] {
        const auto file = core::PromptFile::parse(text.toUtf8(), fileName);
        const Result<QJsonObject> result = file ? Result<QJsonObject>(file->frontMatter().toJson().toObject()) : std::unexpected(file.error());
        post(receiver, [read, result] { read(result); });
    });
}

void PromptJobs::write(const QString &path, const QByteArray &bytes, QObject *receiver, std::function<void(const Result<> &)> written)
{
    m_worker.run([path, bytes, receiver = QPointer(receiver), written = std::move(written)] {
        Result<> result = core::makePrivateFolder(QFileInfo(path).path());
        if (result)
            result = core::writePrivateFile(path, bytes);
        post(receiver, [written, result] { written(result); });
    });
}

void PromptJobs::remove(const QString &path)
{
    m_worker.run([path] { QFile::remove(path); });
}

void PromptJobs::setAside(const QString &path)
{
    m_worker.run([path] {
        QFile::remove(path + u".broken"_s);
        QFile::rename(path, path + u".broken"_s);
    });
}

void PromptJobs::readAll(const QString &folder, QObject *receiver, std::function<void(const QHash<QString, QByteArray> &)> found)
{
    m_worker.run([folder, receiver = QPointer(receiver), found = std::move(found)] {
        QHash<QString, QByteArray> files;
        for (const QFileInfo &info : QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files)) {
            QFile file(info.filePath());
            if (info.size() <= kMostDraft && file.open(QIODevice::ReadOnly))
                files.insert(info.filePath(), file.readAll());
        }
        post(receiver, [found, files] { found(files); });
    });
}

} // namespace app
