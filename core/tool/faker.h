// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/yamlvalue.h"
#include "core/tool/tool.h"

namespace core {

/*! Answers in place of tools, for one run: written by hand, or those of an earlier run. */
struct Fakes {
    struct Answer {
        QString tool;
        std::optional<QJsonObject> input; //!< none: any; the call must have all its values
        bool exact = false;               //!< … and no others
        ToolResult result;
    };
    QString source;         //!< "run:ID", or a file's name, for the run's record
    QList<ToolInfo> tools;
    QList<Answer> answers;

    /*!
        A list of answers, `{tool, input?, output | error}`; or a map with `tools` (`{name, description, input_schema}`) and `answers`.
        A tool that has no entry of its own takes any input.
    */
    static lattice::Result<Fakes> read(const YamlValue &value, const QString &source);
    static lattice::Result<Fakes> load(const QString &path);
};

/*!
    Plays Fakes: of answers that fit a call, the first that was not given yet, and the last of them over and over.
    A call that none fits is an error result that says which inputs there are answers for.
*/
class Faker final : public ToolSession
{
public:
    explicit Faker(Fakes fakes);

    QList<ToolInfo> tools() const override { return m_fakes.tools; }
    QCoro::Task<lattice::Result<ToolResult>> call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop) override;

private:
    const Fakes m_fakes;
    QList<bool> m_given;
};

} // namespace core
