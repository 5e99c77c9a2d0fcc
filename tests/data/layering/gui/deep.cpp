// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/window.h"
#include "core/llm/retrypolicy.h"
#include "core/llm/codec.h"
#include "cli/console.h"
#include <QWidget>
