// SPDX-License-Identifier: Apache-2.0
#include "core/tool/personsignin.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

QCoro::Task<> askToOpen(QPointer<Questions> questions, Question question, std::stop_token stop, std::stop_source signIn)
{
    const auto answer = co_await questions->put(std::move(question), std::move(stop));
    if (answer && !answer->accepted)
        signIn.request_stop();
}

} // namespace

PersonSignIn::PersonSignIn(const McpServerSpec &spec, QPointer<Questions> questions, std::shared_ptr<OAuthStore> store)
    : m_attempt(std::make_shared<Attempt>())
{
    const auto open = [attempt = m_attempt, questions, name = spec.name](const QUrl &url) -> Result<> {
        if (!questions)
            return failed(Fault::Refused, u"nobody is there to sign in"_s);
        Question question;
        question.kind = Question::Kind::Link;
        question.server = name;
        question.words = u"The tool server %1 wants you to sign in, with a browser on this machine"_s.arg(name);
        question.link = url;
        QCoro::connect(askToOpen(questions, std::move(question), attempt->question.get_token(), attempt->signIn), questions.data(), [] {});
        return {};
    };
    m_signIn = std::make_shared<OAuthSignIn>(OAuthSignIn::Settings{.server = spec.url, .clientId = {}, .clientSecret = {}, .clientDocument = {}, .openBrowser = open, .store = std::move(store)});
}

QCoro::Task<Result<>> PersonSignIn::answer(McpChallenge challenge, std::stop_token stop)
{
    const auto attempt = m_attempt; // we may be gone; several at once wait for the same sign-in
    const auto signIn = m_signIn;
    const std::stop_callback forward(std::move(stop), [attempt] { attempt->signIn.request_stop(); });
    const bool wasRefused = attempt->signIn.stop_requested();
    if (wasRefused)
        attempt->signIn = {};
    const auto result = co_await signIn->answer(std::move(challenge), attempt->signIn.get_token());
    attempt->question.request_stop();
    attempt->question = {};
    if (!result && result.error().fault == Fault::Cancelled)
        co_return failed(Fault::Refused, u"a person did not sign in"_s);
    co_return result;
}

} // namespace core
