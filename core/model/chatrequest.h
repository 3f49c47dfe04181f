// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/provider.h"

namespace core {

/*! \a request as the body of OpenAI's Chat Completions, streamed. \a openAi: the server is OpenAI itself, not a compatible server. */
QJsonObject chatBody(const ModelRequest &request, bool openAi);

} // namespace core
