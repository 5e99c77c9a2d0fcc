// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/fakelitellm.h"
#include "support/files.h"

namespace roo::test {

//! Writes the profile "sample", of small models and short prompts, into a folder of the settings.
[[nodiscard]] inline bool writeSmallProfile(const QString &configFolder)
{
    using namespace Qt::StringLiterals;
    const QString folder = configFolder + u"/profiles/sample"_s;
    const QByteArray profile = "name = \"sample\"\ndescription = \"for tests\"\n"
                               "[planner]\nmodels = [\"plan\"]\ntemplate = \"p.md\"\n"
                               "[coder]\nmodels = [\"code-a\", \"code-b\"]\ntemplate = \"c.md\"\n"
                               "[reviewer]\nmodels = [\"review\"]\ntemplate = \"r.md\"\n";
    return writeFile(folder + u"/profile.toml"_s, profile)
        && writeFile(folder + u"/p.md"_s, "# System\nPlan.\n\n# User\n{{task}}\n")
        && writeFile(folder + u"/c.md"_s, "# System\nCode.\n\n# User\n{{task}}\n{{plan}}\n")
        && writeFile(folder + u"/r.md"_s,
                     "# System\nReview.\n\n# User\n{{task}}\n{{plan}}\n{{code}}\n");
}

//! What its models answer where a test wants nothing else.
inline void answerSmallProfile(FakeLiteLlm &server)
{
    using namespace Qt::StringLiterals;
    server.forPath("/v1/models").always(models({u"plan"_s, u"code-a"_s, u"code-b"_s}));
    server.forModel(u"plan"_s).always(sse({u"the "_s, u"plan"_s}));
    server.forModel(u"code-a"_s).always(sse({u"the code"_s}));
    server.forModel(u"code-b"_s).always(sse({u"other code"_s}));
    server.forModel(u"review"_s).always(sse({u"the review"_s}));
}

} // namespace roo::test
