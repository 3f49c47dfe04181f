// SPDX-License-Identifier: Apache-2.0
#include "core/config/configreader.h"

#include "core/config/configkey.h"
#include "core/config/nearest.h"
#include "core/config/yamlwalk.h"

#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 kLargestFile = 4 * 1024 * 1024; // inline agents are the largest part, and a few kB each

} // namespace

QString ConfigProblem::toString() const
{
    QString place = source;
    if (line > 0)
        place += u":%1:%2"_s.arg(line).arg(column);
    return place + u": "_s + text;
}

ConfigReader::ConfigReader(Variables variables)
    : m_variables(std::move(variables))
{ }

ConfigReader::Variables ConfigReader::processVariables()
{
    Variables variables;
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        variables.insert(name, environment.value(name));
    return variables;
}

void ConfigReader::readFile(const QString &path)
{
    QFile file(path);
    const auto wrong = [&](lattice::Fault fault, const QString &text) {
        m_fault = fault;
        add({.source = path, .text = text});
    };
    if (!file.exists())
        return wrong(lattice::Fault::NotFound, u"there is no such file; `stn init` writes one"_s);
    if (QFileInfo(path).isDir())
        return wrong(lattice::Fault::Invalid, u"expected a file, this is a folder"_s);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(lattice::Fault::Refused,
                     u"cannot be read: %1; check its owner and mode"_s.arg(file.errorString()));
    const QByteArray yaml = file.read(kLargestFile + 1);
    if (yaml.size() > kLargestFile)
        return wrong(lattice::Fault::Full, u"is larger than 4 MB, which no configuration is"_s);
    readYaml(yaml, path);
}

void ConfigReader::readYaml(const QByteArray &yaml, const QString &source)
{
    YamlWalk(*this, source).read(yaml);
}

void ConfigReader::readVariables()
{
    QStringList known;
    for (const ConfigKey &key : configKeys()) {
        const QStringList names = variablesOf(key);
        known += names;
        for (const QString &name : names) {
            const QString text = m_variables.value(name);
            if (text.isEmpty())
                continue;
            if (const auto value = typedValue(key, text))
                key.assign(m_config, *value);
            else
                add({.source = name, .text = value.error().detail});
            break;
        }
    }
    for (auto it = m_variables.cbegin(); it != m_variables.cend(); ++it) {
        if (!it.key().startsWith("STN_LATTICE_"_L1) || known.contains(it.key()))
            continue;
        const QString near = nearest(it.key(), known);
        add({.weight = ConfigProblem::Weight::Warning,
             .source = it.key(),
             .text = near.isEmpty() ? u"no such setting, ignored"_s
                                    : u"no such setting, ignored; did you mean %1?"_s.arg(near)});
    }
}

QStringList ConfigReader::warnings() const
{
    QStringList lines;
    for (const ConfigProblem &problem : m_problems) {
        if (problem.weight == ConfigProblem::Weight::Warning)
            lines << problem.toString();
    }
    return lines;
}

lattice::Result<Config> ConfigReader::result() const
{
    QStringList errors;
    for (const ConfigProblem &problem : m_problems) {
        if (problem.weight == ConfigProblem::Weight::Error)
            errors << problem.toString();
    }
    if (!errors.isEmpty())
        return lattice::failed(m_fault, errors.join(u'\n'));
    return m_config;
}

} // namespace core
