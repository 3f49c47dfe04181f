// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/environments/environmentwords.h"

using namespace Qt::StringLiterals;

namespace app {

QString EnvironmentWords::kind(const QString &kind)
{
    return kind == "agent"_L1 ? tr("Agent") : kind == "server"_L1 ? tr("Server") : kind == "variable"_L1 ? tr("Variable") : kind;
}

QVariantMap EnvironmentWords::change(const QJsonObject &row)
{
    const QString change = row["change"_L1].toString(), kind = row["kind"_L1].toString();
    const QString sign = change == "added"_L1 ? u"+"_s : change == "changed"_L1 ? u"~"_s : change == "removed"_L1 ? u"−"_s : change == "broken"_L1 ? u"!"_s : u"?"_s;
    const QString text = change == "added"_L1 ? tr("added") : change == "changed"_L1 ? tr("changed") : change == "removed"_L1 ? tr("removed") : change == "broken"_L1 ? tr("broken") : tr("missing");
    return {{u"kind"_s, kind}, {u"name"_s, row["name"_L1].toString()}, {u"change"_s, change}, {u"kindText"_s, EnvironmentWords::kind(kind)}, {u"changeText"_s, text}, {u"sign"_s, sign},
            {u"detail"_s, row["detail"_L1].toString()}, {u"diff"_s, row["diff"_L1].toString()}};
}

} // namespace app
