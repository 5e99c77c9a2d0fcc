// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

//! Carries the precompiled headers of the tests.
int main()
{
    return 0;
}
