// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/fakelitellm.h"
#include "support/litellmproxy.h"
#include "support/programrun.h"

#include <QTest>

#include <memory>

namespace roo::test {

//! A real LiteLLM proxy, whose models answer from memory or lead to a scripted upstream; one for
//! all tests of a class.
class ProxyFixture final
{
public:
    //! Only in initTestCase: fails it, or skips all tests where there is no LiteLLM.
    void start()
    {
        if (!LiteLlmProxy::isInstalled()) {
            QVERIFY2(qEnvironmentVariableIsEmpty("ROO_REQUIRE_LITELLM"),
                     "ROO_TEST_LITELLM names no LiteLLM, and ROO_REQUIRE_LITELLM wants one");
            QSKIP("ROO_TEST_LITELLM names no LiteLLM; packaging/test sets it");
        }
        m_upstream = std::make_unique<FakeLiteLlm>();
        m_proxy = std::make_unique<LiteLlmProxy>(QStringLiteral(ROO_PROXY_CONFIGURATION),
                                                 m_upstream->baseUrl());
        QVERIFY2(m_proxy->waitUntilReady(), m_proxy->log().constData());
    }

    [[nodiscard]] FakeLiteLlm &upstream() const { return *m_upstream; }

    [[nodiscard]] QUrl baseUrl() const { return m_proxy->baseUrl(); } //!< With /v1 at its end.
    [[nodiscard]] QString key() const { return m_proxy->key(); }
    //! Gives the program the proxy's URL and key.
    void connect(ProgramRun &program) const
    {
        program.setVariable(QStringLiteral("LITELLM_BASE_URL"), m_proxy->baseUrl().toString());
        program.setVariable(QStringLiteral("LITELLM_API_KEY"), m_proxy->key());
    }

private:
    std::unique_ptr<FakeLiteLlm> m_upstream;
    std::unique_ptr<LiteLlmProxy> m_proxy;
};

} // namespace roo::test
