// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/base/redactor.h"

#include <QObject>

#include <functional>
#include <memory>

namespace roo::gui {

//! The system's place for secrets. It may ask the person first, or never answer; nobody waits for
//! it within a call. What it answers comes later, in the order in which it was asked, in the thread
//! of its owner, unless it has gone.
class Keyring : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Keyring)

public:
    using Read = std::function<void(const Result<Secret> &)>;
    using Done = std::function<void(const Result<void> &)>;

    explicit Keyring(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    //! Whether the system has one at all; asking costs a moment.
    [[nodiscard]] virtual bool isAvailable() const = 0;
    //! An empty secret where there is none of that name. Error: FileUnreadable.
    virtual void read(const QString &name, const Read &done) = 0;
    //! Error: FileUnwritable.
    virtual void write(const QString &name, const Secret &secret, const Done &done) = 0;
    //! No error where there is none of that name. Error: FileUnwritable.
    virtual void remove(const QString &name, const Done &done) = 0;
};

//! Null where the program was built without one.
[[nodiscard]] std::unique_ptr<Keyring> makeSystemKeyring();

} // namespace roo::gui
