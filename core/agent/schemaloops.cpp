// SPDX-License-Identifier: Apache-2.0
#include "core/agent/schemaloops.h"

#include <QJsonArray>
#include <QSet>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/*! Walks from reference to reference without stepping into the value. */
class LoopFinder
{
public:
    explicit LoopFinder(const QJsonObject &root)
        : m_root(root)
    {
        collectAnchors(root);
    }

    QString search(const QJsonValue &value)
    {
        if (const QString loop = follow(value); !loop.isEmpty())
            return loop;
        if (value.isArray()) {
            for (const QJsonValue item : value.toArray()) {
                if (const QString loop = search(item); !loop.isEmpty())
                    return loop;
            }
        }
        for (const QJsonValue child : value.toObject()) {
            if (const QString loop = search(child); !loop.isEmpty())
                return loop;
        }
        return {};
    }

private:
    QString follow(const QJsonValue &value)
    {
        const QJsonObject schema = value.toObject();
        if (schema.isEmpty())
            return {};
        for (const auto key : {"$ref"_L1, "$dynamicRef"_L1, "$recursiveRef"_L1}) {
            const QString reference = schema.value(key).toString();
            if (reference.isEmpty() || m_done.contains(reference))
                continue;
            if (m_path.contains(reference))
                return reference;
            m_path.insert(reference);
            const QString loop = follow(target(reference));
            if (!loop.isEmpty())
                return loop;
            m_path.remove(reference);
            m_done.insert(reference);
        }
        return followParts(schema);
    }

    QString followParts(const QJsonObject &schema)
    {
        for (const auto key : {"allOf"_L1, "anyOf"_L1, "oneOf"_L1}) {
            for (const QJsonValue part : schema.value(key).toArray()) {
                if (const QString loop = follow(part); !loop.isEmpty())
                    return loop;
            }
        }
        for (const auto key : {"not"_L1, "if"_L1, "then"_L1, "else"_L1}) {
            if (const QString loop = follow(schema.value(key)); !loop.isEmpty())
                return loop;
        }
        for (const QJsonValue part : schema.value("dependentSchemas"_L1).toObject()) {
            if (const QString loop = follow(part); !loop.isEmpty())
                return loop;
        }
        return {};
    }

    QJsonValue target(const QString &reference) const
    {
        const qsizetype hash = reference.indexOf(u'#');
        const QString fragment = hash < 0 ? QString() : QUrl::fromPercentEncoding(reference.sliced(hash + 1).toUtf8());
        if (fragment.isEmpty())
            return m_root;
        if (!fragment.startsWith(u'/'))
            return m_anchors.value(fragment);
        QJsonValue value = m_root;
        for (QString step : fragment.sliced(1).split(u'/')) {
            step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
            value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(step);
        }
        return value;
    }

    void collectAnchors(const QJsonValue &value)
    {
        const QJsonObject schema = value.toObject();
        for (const auto key : {"$anchor"_L1, "$dynamicAnchor"_L1}) {
            if (schema.value(key).isString())
                m_anchors.insert(schema.value(key).toString(), schema);
        }
        for (const QJsonValue child : schema)
            collectAnchors(child);
        for (const QJsonValue item : value.toArray())
            collectAnchors(item);
    }

    QJsonObject m_root;
    QJsonObject m_anchors;
    QSet<QString> m_path;
    QSet<QString> m_done;
};

} // namespace

QString endlessReference(const QJsonObject &schema) { return LoopFinder(schema).search(schema); }

} // namespace core
