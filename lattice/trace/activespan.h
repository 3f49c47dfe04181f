// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"
#include "lattice/trace/span.h"

#include <memory>

namespace lattice {

class Tracer;

/*! A span's name in two parts, so that it need not be put together when tracing is off: `chat` and the model. */
struct SpanName {
    QLatin1StringView operation;
    QStringView target = {};
};

/*!
    A span under way: a local of the coroutine whose work it is, so it ends with it, however that ends. One that is off takes
    everything and does nothing. It may outlive engine and tracer. One thread at a time.
*/
class ActiveSpan final
{
public:
    ActiveSpan(); //!< off
    ~ActiveSpan(); //!< ends it
    ActiveSpan(ActiveSpan &&other) noexcept;
    ActiveSpan &operator=(ActiveSpan &&other) noexcept;

    bool isRecording() const { return m_isRecording; } //!< whether it pays to make an attribute

    void set(QLatin1StringView key, const QString &text);
    void set(QLatin1StringView key, const QStringList &texts);
    void set(QLatin1StringView key, bool value);
    void set(QLatin1StringView key, double value);
    template <std::integral Number>
    void set(QLatin1StringView key, Number number)
    {
        if (m_isRecording)
            put(key, qint64(number));
    }
    void set(QLatin1StringView key, const char *) = delete; // would be a bool

    void addEvent(QLatin1StringView name, QList<SpanAttribute> attributes = {});
    void addLink(QStringView traceparent); //!< nothing when it is malformed

    /*! The span has failed: `error.type` is the fault's word. Details are those of logs: no secrets, prompts, payloads. */
    void fail(const Error &error);
    void fail(Fault fault) { fail(Error{fault, {}}); } //!< where the detail may hold words of a person or a model

    void failAs(const QString &type); //!< where there is no Fault: "tool_error"

    /*! What those who go on in this span's name pass as parent: its own context, or \a otherwise when it is off. */
    QString traceparent(const QString &otherwise = {}) const;

    void end();

private:
    friend class Tracer;
    struct Live;
    explicit ActiveSpan(std::unique_ptr<Live> live);
    void put(QLatin1StringView key, SpanValue value);

    std::unique_ptr<Live> m_live; //!< null: off
    bool m_isRecording = false;
};

} // namespace lattice
