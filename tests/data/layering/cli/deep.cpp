// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/console.h"
#include "core/base/text.h"
#include "core/config/secretstore.h"
#include "core/config/settings.h"
#include "core/llm/chat.h"
#include "core/llm/chatclient.h"
#include "core/run/session.h"
#include "gui/window.h"
