// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "edits.h"
#include "../base/error.h"
#include "core/edit/../llm/codec.h"
#include "relative.moc"
