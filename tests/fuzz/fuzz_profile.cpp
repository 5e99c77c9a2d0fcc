// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/text.h"
#include "core/run/profile.h"
#include "core/run/prompt.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace roo;
using namespace roo::run;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

void checkStage(const StageSpec &stage)
{
    require(!stage.models.isEmpty());
    require(std::ranges::none_of(stage.models, &QString::isEmpty));
    require(!stage.temperature || (*stage.temperature >= 0.0 && *stage.temperature <= 2.0));
    require(!stage.maxTokens || *stage.maxTokens > 0);
}

//! What is read is whole, and what is refused says where.
void readAsProfile(const QString &content)
{
    const QString words = u"# System\n\n# User\n{{task}}{{plan}}{{code}}"_s;
    const QString revise = u"# System\n\n# User\n{{task}}{{findings}}"_s;
    const QString repair = u"# System\n\n# User\n{{task}}{{failures}}"_s;
    const auto readTemplate = [&](const QString &name) {
        require(!name.isEmpty() && !name.contains(u'/') && !name.contains(u'\\'));
        return Result<QString>(name == "repair.md"_L1       ? repair
                                   : name == "revise.md"_L1 ? revise
                                                            : words);
    };
    const Result<Profile> profile = parseProfile(content, u"profile.toml"_s, readTemplate);
    if (!profile) {
        const Error &error = profile.error();
        if (error.kind == ErrorKind::TemplateInvalid) { // one that stands in the wrong place
            require(error.line == 3 || error.line == 4);
            return;
        }
        require(error.kind == ErrorKind::SyntaxInvalid || error.kind == ErrorKind::KeyUnknown);
        require(error.subject == "profile.toml"_L1);
        require(!error.expected.isEmpty());
        require(error.line >= 1 && error.line <= content.count(u'\n') + 1);
        return;
    }
    require(!profile->name.isEmpty() && profile->stages.size() == 3);
    for (const Role role : allRoles()) {
        checkStage(profile->stage(role));
    }
    require(profile->edits.rounds >= 0 && profile->edits.rounds <= 10);
    require(profile->proof.rounds >= 0 && profile->proof.rounds <= 10);
    require(std::ranges::all_of(profile->proof.checks, proof::isSound));
    require(profileFromJson(profileToJson(*profile)) == profile);
}

//! What is accepted can be filled, and what comes in comes in once and unchanged.
void readAsTemplate(const QString &content)
{
    const Result<void> checked = checkTemplate(content, Role::Planner, u"planner.md"_s);
    const QString task = u"<<{{plan}}\n# User\n>>"_s;
    const auto messages = fillPrompt(content, {.task = task, .plan = u"<plan>"_s});
    require(!messages.isEmpty() && messages.size() <= 2);
    require(messages.last().role == llm::Role::User);
    if (!checked) {
        require(checked.error().kind == ErrorKind::TemplateInvalid && checked.error().line >= 1);
        require(checked.error().line <= content.count(u'\n') + 1);
        return;
    }
    require(messages.first().content.contains(task) || messages.last().content.contains(task));
}

//! An attachment ends where its fence says, whatever is in it.
void readAsAttachment(const QString &content)
{
    const auto messages = fillPrompt(u"# System\n\n# User\n{{task}}"_s,
                                     {.task = u"t"_s, .attachments = {{u"a.txt"_s, content}}});
    const QString &message = messages.last().content;
    const QString fence = text::fenceFor(content);
    require(!content.contains(fence));
    require(message.endsWith(QString(u'\n' + fence)));
    require(message.contains(QString(fence + u"txt\n"_s + content)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::optional<QString> content
        = text::decodeUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (content) {
        readAsProfile(*content);
        readAsTemplate(*content);
        readAsAttachment(*content);
    }
    return 0;
}
