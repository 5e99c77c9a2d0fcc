// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/runevent.h"

#include <QString>

//! Changes to look at, for tests of views.
namespace roo::test {

inline run::EditsPlanned changesToView()
{
    using namespace Qt::StringLiterals;
    using Kind = edit::FileChange::Kind;
    QByteArray before
        = "import os\nimport sys\n\n\ndef read(path):\n    return open(path).read()\n";
    QByteArray after = "import sys\n\n\ndef read(path: str) -> str:\n    with open(path) as file:\n"
                       "        return file.read()\n";
    for (int i = 0; i < 30; ++i) {
        before += "# line " + QByteArray::number(i) + "\n";
        after += "# line " + QByteArray::number(i) + "\n";
    }
    before += "main()\n";
    after += "if __name__ == \"__main__\":\n    main(sys.argv)  # \xe2\x80\xae\n";
    edit::ChangeSet changes{
        .edits
        = {{.line = 3, .path = u"app/main.py"_s},
           {.line = 20, .path = u"app/main.py"_s},
           {.line = 30, .path = u"notes.md"_s, .verb = edit::Verb::DeleteFile},
           {.line = 40, .path = u"tests/test_main.py"_s, .verb = edit::Verb::Create},
           {.line = 50, .path = u"win.ini"_s},
           {.line = 60, .path = u"app/main.py"_s},
           {.line = 70, .path = u"old.txt"_s, .verb = edit::Verb::Rename, .to = u"new.txt"_s}},
        .outcomes = {{.verdict = edit::Verdict::Resolved},
                     {.verdict = edit::Verdict::Resolved,
                      .level = edit::MatchLevel::Indentation,
                      .consents = {edit::Consent::Bidi}},
                     {.verdict = edit::Verdict::Resolved, .consents = {edit::Consent::Delete}},
                     {.verdict = edit::Verdict::Resolved},
                     {.verdict = edit::Verdict::Resolved},
                     {.verdict = edit::Verdict::Refused,
                      .faults = {{.code = edit::EditCode::NoMatch}},
                      .nearest = edit::LineRange{4, 2}},
                     {.verdict = edit::Verdict::Resolved}},
        .files
        = {{.path = u"app/main.py"_s,
            .before = before,
            .after = after,
            .mode = 0644,
            .edits = {0, 1}},
           {.kind = Kind::Delete, .path = u"notes.md"_s, .before = "# Notes\n", .edits = {2}},
           {.kind = Kind::Rename,
            .path = u"old.txt"_s,
            .to = u"new.txt"_s,
            .before = "same\n",
            .after = "same\n",
            .edits = {6}},
           {.kind = Kind::Create,
            .path = u"tests/test_main.py"_s,
            .after = "from app.main import read\n\n\ndef test_read():\n    assert read",
            .edits = {3}},
           {.path = u"win.ini"_s, .before = "[a]\r\nb=1\r\n", .after = "[a]\nb=2\n", .edits = {4}}},
        .faults = {}};
    return {.round = 1, .folder = u"/nowhere"_s, .changes = changes};
}

} // namespace roo::test
