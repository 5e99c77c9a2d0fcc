// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/llm/chatcall.h"
#include "core/llm/endpoint.h"
#include "core/llm/modellistcall.h"
#include "core/llm/proxyprobe.h"

#include <memory>
#include <utility>

namespace roo::llm {

//! A connection to one proxy: makes the jobs that talk to it. A job belongs to whoever asked for
//! it; destroying one cancels it without a signal. Each has its own connection (see
//! makeNetworkManager).
class ChatClient final
{
public:
    explicit ChatClient(Endpoint endpoint)
        : m_endpoint(std::move(endpoint))
    {
    }

    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }

    [[nodiscard]] std::unique_ptr<ChatCall> call(ChatCall::Plan plan) const
    {
        return std::make_unique<ChatCall>(m_endpoint, std::move(plan));
    }
    [[nodiscard]] std::unique_ptr<ModelListCall> listModels() const
    {
        return std::make_unique<ModelListCall>(m_endpoint);
    }
    [[nodiscard]] std::unique_ptr<ProxyProbe> probe() const
    {
        return std::make_unique<ProxyProbe>(m_endpoint);
    }

private:
    Endpoint m_endpoint;
};

} // namespace roo::llm
