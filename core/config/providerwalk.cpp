// SPDX-License-Identifier: Apache-2.0
// The part of YamlWalk that reads providers of models, whose names the operator chooses.
#include "core/config/configkey.h"
#include "core/config/nearest.h"
#include "core/config/yamlwalk.h"

#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;
using Weight = core::ConfigProblem::Weight;

namespace core {

QVariant YamlWalk::providers(const QString &path, const YAML::Node &value)
{
    static const QRegularExpression form(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"_s);
    QList<ProviderConfig> providers;
    for (const auto &entry : value) {
        const QString name = QString::fromStdString(entry.first.Scalar());
        if (!form.match(name).hasMatch() || name == "rehearsal"_L1 || !entry.second.IsMap()) {
            problem(entry.first, u"%1: expected the name of a provider (letters, digits, dot, - and _) with keys such as base_url below it"_s.arg(path));
            continue;
        }
        ProviderConfig provider{.name = name};
        for (const auto &field : entry.second)
            takeProviderField(path + u'.' + name, field.first, field.second, provider);
        providers << provider;
    }
    return QVariant::fromValue(providers);
}

void YamlWalk::takeProviderField(const QString &path, const YAML::Node &key, const YAML::Node &value, ProviderConfig &provider)
{
    const QString name = key.IsScalar() ? QString::fromStdString(key.Scalar()) : QString();
    const QString full = path + u'.' + name;
    QStringList names;
    for (const ProviderField &field : providerFields()) {
        names << field.key.path;
        if (field.key.path != name || value.IsNull())
            continue;
        const QString expanded = value.IsScalar() ? text(full, value) : QString();
        if (!value.IsScalar())
            return problem(value, u"%1: expected %2"_s.arg(full, expectation(field.key)));
        if (expanded.isNull())
            return;
        const auto typed = typedValue(field.key, expanded);
        if (!typed)
            return problem(value, full + u": "_s + typed.error().detail);
        return field.assign(provider, *typed);
    }
    if (names.contains(name))
        return;
    const QString near = nearest(name, names);
    problem(key, near.isEmpty() ? u"unknown key %1, ignored; expected one of %2"_s.arg(full, names.join(u", "_s)) : u"unknown key %1, ignored; did you mean %2?"_s.arg(full, near), Weight::Warning);
}

} // namespace core
