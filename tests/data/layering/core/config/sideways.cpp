// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/sources.h"
#include "core/llm/chat.h"
// #include "core/run/run.h"
#include "core/base/text.h" // fine
#include "core/run/run.h" // not fine
