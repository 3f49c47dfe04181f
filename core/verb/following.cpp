// SPDX-License-Identifier: Apache-2.0
#include "core/verb/following.h"

using namespace Qt::StringLiterals;

namespace core {

Parameter Following::seconds()
{
    return {.name = u"seconds"_s, .type = Parameter::Type::Number, .words = u"end after so long; without it a command goes on until Ctrl+C, any other call for %1 seconds"_s.arg(kSeconds), .least = 0.1, .most = 86'400};
}

Following::Following(const Context &context, const QJsonObject &arguments, Progress progress, std::stop_token stop)
    : m_state(std::make_shared<State>())
{
    m_state->progress = std::move(progress);
    m_state->keeps = context.caller.face != Caller::Face::Command && context.caller.face != Caller::Face::Window;
    const double seconds = arguments[u"seconds"_s].toDouble(m_state->keeps ? kSeconds : 0);
    if (seconds > 0) {
        m_state->limit.setSingleShot(true);
        QObject::connect(&m_state->limit, &QTimer::timeout, &m_state->limit, [over = m_state->over] { over.settle(true); });
        m_state->limit.start(int(seconds * 1000));
    }
    m_stopped = std::make_shared<std::stop_callback<std::function<void()>>>(stop, [over = m_state->over] { over.settle(false); });
}

void Following::tell(const QString &line) const
{
    ++m_state->shown;
    if (m_state->keeps) {
        m_state->lines.append(line.trimmed());
        if (m_state->lines.size() > kLines)
            m_state->lines.removeFirst();
    }
    if (m_state->progress)
        m_state->progress(line);
}

QJsonObject Following::result() const
{
    QJsonObject json{{u"shown"_s, m_state->shown}};
    if (m_state->keeps)
        json[u"lines"_s] = QJsonArray::fromStringList(m_state->lines);
    return json;
}

QJsonObject Following::resultSchema()
{
    return Schema::object({{u"shown"_s, Schema::number(u"how many lines there were"_s)}, {u"lines"_s, Schema::list(Schema::text(u"one of the last %1"_s.arg(kLines)))}}, {u"shown"_s});
}

} // namespace core
