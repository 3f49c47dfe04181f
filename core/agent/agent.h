// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agentsettings.h"
#include "core/agent/promptfile.h"
#include "core/tool/toolpolicy.h"
#include "lattice/protocol/manifest.h"

#include <QHash>
#include <QJsonObject>
#include <QMetaType>
#include <QStringList>

#include <memory>

namespace core {

/*! An agent as its `.prompt` file defines it: what the lattice is told of it, and what a run needs. */
struct Agent {
    QString id;   //!< a slug of the name: the same on every station and after every start
    QString name; //!< the front matter's `name`, else the file's stem
    QString description;
    QStringList tags;
    QStringList capabilities; //!< tags, `capabilities`, `app` and `app_type`, each once
    QString model;            //!< empty: the home's
    QStringList fallbackModels; //!< asked in this order when the model before cannot answer
    int maxSteps = 10;        //!< calls of the model in one run
    int loopThreshold = 3;    //!< the same call so often is a loop
    std::chrono::milliseconds timeout{0}; //!< of a run; zero: the caller's
    QStringList tools;        //!< words for matchesTool()
    ToolPolicy toolPolicy;
    SandboxSettings sandbox;
    CodingSettings coding;
    QStringList agents;       //!< other agents that it may call
    bool lattice = false;     //!< it gets the lattice as tools
    bool memory = false;      //!< it keeps a file of what it shall remember
    int memoryMaxTokens = 0;  //!< of that file; zero: no limit of its own
    bool notify = false;      //!< it gets a tool that tells a person something
    AgentSchedule schedule;
    QString app;              //!< what kind of findings it makes, as the Go project sorts them
    QString appType;
    QJsonObject config;       //!< for the model: temperature, …
    QString inputSchema;      //!< JSON Schema as text, fields in the file's order, as forms show them; empty: any input
    QString outputSchema;
    QString outputFormat;     //!< "json", "text"; empty: not said
    QString outputPreset;     //!< the Go project's name of a schema
    QStringList examples;
    QJsonObject defaults;     //!< of input values
    QString path;             //!< of the file; empty: not from a file
    QHash<QString, QString> partials;
    std::shared_ptr<const PromptFile> file; //!< never null in an agent that was read

    /*! Whether the bytes have been found good before: then schemas, the costly part, are not compiled to see. */
    enum class Trust { CheckAll, KnownGood };

    lattice::AgentInfo toAgentInfo() const;

    /*! The file named \a path, read as an agent. Says what was expected, with line and column. */
    static lattice::Result<Agent> parse(const QByteArray &bytes, const QString &path, Trust trust = Trust::CheckAll);

    /*! Lower-case letters, digits and dashes; names that lose a letter on the way get a short hash. */
    static QString slug(const QString &name);
};

} // namespace core

Q_DECLARE_METATYPE(core::Agent)
