// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"
#include "core/run/profile.h"

#include <QList>
#include <QString>

#include <optional>

namespace roo::gui {

//! A profile while it is edited.
struct ProfileDraft
{
    QString name;
    QString storedName = {}; //!< What it is called where it lies; empty: it is new.
    bool isOwn = false; //!< It lies in the user's folder.
    std::optional<run::Profile> builtIn = {}; //!< The one of its name that is compiled in.
    std::optional<run::Profile> stored = {}; //!< As it lies there; none: new, or unreadable.
    std::optional<Error> fault = {}; //!< Why it cannot be read.
    std::optional<run::Profile> profile = {}; //!< As it is edited; none: unreadable.
    std::optional<run::Profile> beforeReset = {};
    bool isReset = false;
    QString unusedWholeFiles = {}; //!< The template that is kept while none is wanted.
    bool isRemoved = false; //!< It goes when all is applied.

    [[nodiscard]] bool isBuiltIn() const { return builtIn.has_value(); }
    //! It is what the program comes with.
    [[nodiscard]] bool isAsBuiltIn() const { return builtIn && profile == builtIn; }
    [[nodiscard]] bool canUndoReset() const { return isReset && isAsBuiltIn(); }
    [[nodiscard]] bool isChanged() const;
};

//! The user's profiles and the ones that are built in, edited without being written until
//! `apply`. A built-in one is never written: what differs from it lies in the user's folder, and
//! stands in for it.
class ProfileDrafts final
{
public:
    //! `userProfiles` may be empty: then nothing can be applied.
    explicit ProfileDrafts(QString userProfiles);

    //! Reads them anew, and forgets what was edited.
    void load();

    [[nodiscard]] qsizetype size() const { return m_drafts.size(); }
    [[nodiscard]] const ProfileDraft &at(qsizetype index) const { return m_drafts.at(index); }
    //! -1: none.
    [[nodiscard]] qsizetype indexOf(const QString &name) const;
    [[nodiscard]] bool isChanged() const;
    //! Why not all can be applied, in words; empty: it can.
    [[nodiscard]] QString obstacle() const;
    //! What is wrong with the name of one; empty: nothing.
    [[nodiscard]] QString nameFault(qsizetype index) const;

    void edit(qsizetype index, const run::Profile &profile);
    void keepWholeFiles(qsizetype index, const QString &words);
    void rename(qsizetype index, const QString &name);
    //! Returns the index of the copy.
    qsizetype duplicate(qsizetype index);
    void setRemoved(qsizetype index, bool isRemoved);
    //! What is built in, to be taken back by `undoReset`.
    void reset(qsizetype index);
    void undoReset(qsizetype index);

    //! Takes away, renames and writes. Stops at the first error; what is not applied goes on being
    //! edited. Errors: those of run::saveProfile and run::removeProfile, and FileStale where
    //! somebody else has changed a profile meanwhile: the next time it is written over.
    [[nodiscard]] Result<void> apply();

private:
    [[nodiscard]] ProfileDraft read(const QString &name) const;
    [[nodiscard]] Result<void> checkUnchanged(ProfileDraft &draft) const;
    [[nodiscard]] Result<void> applyOne(ProfileDraft &draft) const;

    QString m_userProfiles;
    QList<ProfileDraft> m_drafts;
};

} // namespace roo::gui
