// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "core/engine/home.h"
#include "core/engine/progress.h"
#include "lattice/result.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>

namespace core {

class Engine;

/*! One parameter of a verb. The order of a verb's parameters is that of its help. */
struct Parameter {
    enum class Type {
        Text,
        Integer,
        Number,
        Boolean,
        Choice,
        Map,
        List
    }; //!< Map: texts by name, `--input KEY=VALUE` again and again; List: texts, `--tag A --tag B`, a positional one takes all that is left

    QString name = {}; //!< as in JSON: "station", "older_than"
    Type type = Type::Text;
    QString words = {}; //!< what it is, for people: one sentence without full stop
    QString placeholder = {}; //!< "ID"; empty: the name in capitals
    bool positional = false; //!< on the command line it has no name
    bool required = false;
    QChar letter = {}; //!< `-f` beside `--follow`
    QStringList choices = {};
    double least = 0; //!< of numbers, when below most
    double most = 0;
    QJsonValue initial = {}; //!< the default, for help and schema
    QString replacedBy = {}; //!< a positional one that is left out when this other parameter is given
    bool isPath = false; //!< the command line makes it absolute: the engine works in another folder
    QStringList aliases = {}; //!< names that are taken as well, as the Go project's
    QString bare = {}; //!< value of `--samples` without `=TEAM`; empty: a value is needed

    QString option() const; //!< "older-than"
    QString valueName() const;
};

/*! What a caller may expect of a verb; the MCP annotations of the same names. */
struct Hints {
    bool readOnly = false;
    bool destructive = false;
    bool idempotent = false;
    bool openWorld = false; //!< reaches models, tools, other machines
};

/*! What a verb may use. The engine is null for verbs of the own process. */
struct Context {
    QPointer<Engine> engine;
    HomePaths home;
    QString configFile; //!< by --config; empty: the home's
    QString traceparent = {}; //!< of the caller's span; for a verb that runs, of its own
    std::function<lattice::Result<int>(HomePaths home, QString team)> installSamples; //!< null: this build has none
    Caller caller = {}; //!< who asks; rights were checked before the verb runs
};

/*! One thing an operator can do. Commands, MCP tools and window actions all come from this row. */
struct Verb {
    /*! Where it runs. */
    enum class Place {
        Running, //!< in the engine that serves from this home; an error when none does
        Engine, //!< in the running engine, else in one of the own process
        Home, //!< so too, but one of the own process joins no lattice
        Files, //!< in the running engine, else in the own process without one: files of the home are all it needs
        Process, //!< in the own process, without an engine
    };
    using Run = std::function<QCoro::Task<lattice::Result<QJsonObject>>(Context context, QJsonObject arguments,
                                                                        Progress progress, std::stop_token stop)>;

    QString name = {}; //!< "lattice.call"
    QStringList command = {}; //!< "lattice" "agent" "exec"; empty: the name's parts
    QString title = {};
    QString description = {};
    QList<Parameter> parameters = {};
    QJsonObject resultSchema = {}; //!< JSON Schema 2020-12
    Hints hints = {};
    std::optional<Right> needs = {}; //!< see right()
    bool onlyHere = false; //!< other stations can never have it run, whatever their right: it decides whom to trust, or shows secrets
    QString tool = {}; //!< its name as an MCP tool; empty: the name with `_` for `.`
    QStringList subjects = {}; //!< the parameters that say what it is about, for the record of what was done
    QString list = {}; //!< the list of its result that is given in pages: `limit` and `offset` are added, see VerbTable::add()
    QStringList dropped = {}; //!< arguments that are taken and change nothing, see giveGoNames()
    std::function<QJsonObject(QJsonObject arguments)> adapt = {}; //!< makes another project's arguments ours; null: they are as they are
    Place place = Place::Engine;
    bool outlivesEngine = false; //!< waits, for `timeout` seconds, for what goes on without the engine that was asked: a command asks the next one
    QStringList examples = {}; //!< command lines without the program's name
    Run run = {}; //!< null: the program itself runs it, as serve

    QStringList words() const;
    /*! Whether `station` names the station that it runs at, see VerbTable::add(). A verb of the lattice is the same everywhere. */
    bool isOfAnyStation() const;
    QString toolName() const { return tool.isEmpty() ? QString(name).replace(u'.', u'_') : tool; }
    /*! What a caller needs: what is said, else Read for a read-only verb and Operate for others. */
    Right right() const { return needs.value_or(hints.readOnly ? Right::Read : Right::Operate); }
    bool isOfLattice() const { return words().value(0) == QLatin1StringView("lattice"); } //!< may be asked of another lattice, by --nats
    QJsonObject inputSchema() const; //!< JSON Schema 2020-12, made of parameters

    /*! \a arguments under the parameters' own names; an alias beside its own name is left out, and so is what is dropped. */
    QJsonObject normalised(const QJsonObject &arguments) const;

    /*! \return Invalid naming the first argument that is unknown, missing, of another type or out of range */
    lattice::Result<> check(const QJsonObject &arguments) const;
};

/*! Short forms for result schemas. */
namespace Schema {
QJsonObject text(const QString &description);
QJsonObject number(const QString &description);
QJsonObject boolean(const QString &description);
QJsonObject list(const QJsonObject &items = {}); //!< without \a items: of objects
QJsonObject object(const QJsonObject &properties, const QStringList &required = {});
} // namespace Schema

} // namespace core
