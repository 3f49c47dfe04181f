// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/oauthsignin.h"
#include "core/tool/questions.h"
#include "core/tool/serverspec.h"

#include <QPointer>

namespace core {

/*!
    Signs in to a remote tool server by OAuth: the page that it wants opened is a question to a person, which goes when the
    sign-in is done, and whose refusal ends it.

    The browser comes back to a port of this machine's loopback, so it has to run here, or reach it by a tunnel.
*/
class PersonSignIn final : public McpAuthorizer
{
public:
    PersonSignIn(const McpServerSpec &spec, QPointer<Questions> questions, std::shared_ptr<OAuthStore> store);

    QByteArray authorization() const override { return m_signIn->authorization(); }
    QCoro::Task<lattice::Result<>> answer(McpChallenge challenge, std::stop_token stop) override;

private:
    /*! One sign-in under way. */
    struct Attempt {
        std::stop_source question; //!< ends it
        std::stop_source signIn;   //!< a person refused
    };

    std::shared_ptr<Attempt> m_attempt;
    std::shared_ptr<OAuthSignIn> m_signIn;
};

} // namespace core
