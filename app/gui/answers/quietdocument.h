// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QTextDocument>
#include <QVariant>

namespace roo::gui {

//! Whatever it is asked to load is not there: the text in it is a stranger's.
class QuietDocument final : public QTextDocument
{
    Q_DISABLE_COPY_MOVE(QuietDocument)

public:
    QuietDocument() = default;

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace roo::gui
