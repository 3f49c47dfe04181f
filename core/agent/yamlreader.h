// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <optional>
#include <vector>

namespace core {

/*!
    Builds a YamlValue from the events of yaml-cpp. Its events, unlike its nodes, tell a quoted scalar from a plain one
    and let us stop before aliases have filled the memory. Included by sources of this folder alone.
*/
class YamlReader final : public YAML::EventHandler
{
public:
    YamlReader(const QByteArray &utf8, int firstLine);

    /*! What made reading end early; its message is for people. */
    struct Refusal {
        int line = 0;
        int column = 0;
        QString what;
    };

    const std::optional<Refusal> &refusal() const { return m_refusal; }
    YamlValue takeRoot() { return std::move(m_root); }

    /*! Line and column for people of a place that yaml-cpp counts from 0 and in bytes. */
    YamlValue::Key place(const YAML::Mark &mark);

    void OnDocumentStart(const YAML::Mark &mark) override;
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlValue value;
        YAML::anchor_t anchor = 0;
        std::optional<YamlValue::Key> key; //!< read, its value not yet
    };

    void open(YamlValue::Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor);
    void close();
    void take(YamlValue value, YAML::anchor_t anchor);
    void takeKey(Open &map, const YamlValue &key);
    bool grow(qsizetype nodes, int line, int column);
    void refuse(int line, int column, const QString &what);

    const QByteArray &m_utf8;
    const int m_firstLine;
    int m_markLine = -1; //!< place() goes on from its last answer: marks mostly come in order
    int m_markColumn = 0;
    int m_characters = 0;
    qsizetype m_nodes = 0;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, YamlValue> m_anchors;
    YamlValue m_root;
    std::optional<Refusal> m_refusal;
};

} // namespace core
