// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"
#include "core/model/rehearsalscript.h"

namespace core {

/*! Reads the scenes of a script. A key that it does not know is an error, since a misspelt one would play the wrong scene. */
class RehearsalReader final
{
public:
    explicit RehearsalReader(QString source);

    lattice::Result<QList<RehearsalScene>> read(const YamlValue &root);

private:
    QList<RehearsalScene> readScenes(const YamlValue &list, int depth);
    RehearsalScene readScene(const YamlValue &value, int depth);
    void readThen(const YamlValue &value, RehearsalScene &scene, int depth);
    void readToolMatch(const QString &key, const YamlValue &value, RehearsalScene &scene);
    void readKey(const YamlValue::Key &key, const YamlValue &value, RehearsalScene &scene);
    void readMatch(const YamlValue &value, RehearsalScene &scene);
    void readInput(const YamlValue &value, RehearsalScene &scene);
    std::optional<TextMatch> readText(const YamlValue &value);
    void readChunks(const YamlValue &value, RehearsalScene &scene);
    void readDelay(const YamlValue &value, RehearsalScene &scene);
    void readToolCalls(const YamlValue &value, RehearsalScene &scene);
    void readError(const YamlValue &value, RehearsalScene &scene);
    void readEscalate(const YamlValue &value, RehearsalScene &scene);
    void wrong(int line, int column, const QString &what);
    void wrong(const YamlValue &value, const QString &what) { wrong(value.line, value.column, what); }

    QString m_source;
    std::optional<lattice::Error> m_error; //!< the first
};

} // namespace core
