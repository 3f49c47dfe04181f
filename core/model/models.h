// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/openaichat.h"
#include "core/model/rehearsal.h"

#include <QProcessEnvironment>

namespace core {

/*! What a home says of models. Keys come from the environment alone and are neither written nor logged. */
struct ModelSettings {
    QString provider; //!< "rehearsal", "openai", or empty: openai where a key or an own server is known, else rehearsal
    QString model;    //!< for agents that name none
    QUrl baseUrl;     //!< empty: OpenAI's
    QString key;

    /*! `OPENAI_API_KEY` and `OPENAI_BASE_URL` over \a settings. */
    static ModelSettings withEnvironment(ModelSettings settings, const QProcessEnvironment &environment);
};

/*! The providers of a home, and which of them answers for an agent. */
class Models final
{
public:
    explicit Models(const ModelSettings &settings);
    Q_DISABLE_COPY_MOVE(Models)

    struct Choice {
        Provider &provider;
        QString model;
    };

    /*! \a model is an agent's own, or empty. Without key and server of one's own, or named "rehearsal", it is rehearsed. */
    Choice choose(const QString &model);

    /*! One line for `doctor` and the log, without secrets. */
    QString describe() const;

private:
    bool usesOpenAi() const;

    ModelSettings m_settings;
    Rehearsal m_rehearsal;
    std::unique_ptr<OpenAiChat> m_openAi; //!< made at the first use
};

} // namespace core
