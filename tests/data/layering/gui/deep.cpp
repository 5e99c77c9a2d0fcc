// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/console.h"
#include "core/llm/codec.h"
#include "core/llm/retrypolicy.h"
#include "gui/window.h"
#include <QWidget>
