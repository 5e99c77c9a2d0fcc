// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/profiledrafts.h"

#include "core/edit/pathrules.h"
#include "core/run/profilewriter.h"
#include "gui/settings/profiletemplates.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(roo::gui::ProfileDrafts)
};

//! As it is edited: called like its folder, and from nowhere.
run::Profile named(run::Profile profile, const QString &name)
{
    profile.name = name;
    profile.origin.clear();
    return profile;
}

bool isAlike(const QString &one, const QString &other)
{
    return edit::folded(one) == edit::folded(other);
}

} // namespace

bool ProfileDraft::isChanged() const
{
    if (isRemoved || storedName.isEmpty()) {
        return isRemoved != storedName.isEmpty();
    }
    return name != storedName || profile != stored;
}

ProfileDrafts::ProfileDrafts(QString userProfiles)
    : m_userProfiles(std::move(userProfiles))
{
}

void ProfileDrafts::load()
{
    m_drafts.clear();
    const QStringList names = run::profileNames(m_userProfiles);
    for (const QString &name : names) {
        m_drafts.append(read(name));
    }
}

ProfileDraft ProfileDrafts::read(const QString &name) const
{
    ProfileDraft draft{.name = name, .storedName = name};
    const QString folder = m_userProfiles % u'/' % name;
    draft.isOwn = !m_userProfiles.isEmpty() && QFileInfo(folder % u"/profile.toml"_s).isFile();
    draft.builtIn = run::builtInProfile(name).transform(
        [&name](const run::Profile &profile) { return named(profile, name); });
    if (const Result<run::Profile> found = run::findProfile(name, m_userProfiles)) {
        draft.stored = named(*found, name);
        draft.profile = draft.stored;
    } else {
        draft.fault = found.error();
    }
    return draft;
}

qsizetype ProfileDrafts::indexOf(const QString &name) const
{
    const auto found = std::ranges::find(m_drafts, name, &ProfileDraft::name);
    return found == m_drafts.end() ? -1 : found - m_drafts.begin();
}

bool ProfileDrafts::isChanged() const
{
    return std::ranges::any_of(m_drafts, &ProfileDraft::isChanged);
}

QString ProfileDrafts::obstacle() const
{
    for (qsizetype i = 0; i < m_drafts.size(); ++i) {
        const ProfileDraft &draft = m_drafts.at(i);
        if (draft.isRemoved || !draft.isChanged()) {
            continue;
        }
        if (QString fault = nameFault(i); !fault.isEmpty()) {
            return fault;
        }
        if (const auto fault = draft.profile.and_then(
                [](const run::Profile &profile) { return profileFault(profile); })) {
            return Words::tr("Profile “%1”: %2").arg(draft.name, fault->words);
        }
    }
    return {};
}

QString ProfileDrafts::nameFault(qsizetype index) const
{
    const ProfileDraft &draft = m_drafts.at(index);
    if (draft.name == draft.storedName) {
        return {};
    }
    if (const auto fault = run::profileNameFault(draft.name)) {
        switch (*fault) {
        case run::NameFault::Empty:
            return Words::tr("A profile needs a name.");
        case run::NameFault::NotPortable:
            return Words::tr("“%1” cannot be the name of a folder everywhere: letters, digits, "
                             "blanks, - and _ can.")
                .arg(draft.name);
        case run::NameFault::Reserved:
            return Words::tr("“%1” is kept for measurements.").arg(draft.name);
        }
    }
    for (qsizetype i = 0; i < m_drafts.size(); ++i) {
        const ProfileDraft &other = m_drafts.at(i);
        const bool isTaken = isAlike(other.name, draft.name)
            || (!other.storedName.isEmpty() && isAlike(other.storedName, draft.name));
        if (i != index && !other.isRemoved && isTaken) {
            return Words::tr("There is a profile “%1” already.").arg(draft.name);
        }
    }
    return {};
}

void ProfileDrafts::edit(qsizetype index, const run::Profile &profile)
{
    ProfileDraft &draft = m_drafts[index];
    draft.profile = named(profile, draft.name);
}

void ProfileDrafts::keepWholeFiles(qsizetype index, const QString &words)
{
    m_drafts[index].unusedWholeFiles = words;
}

void ProfileDrafts::rename(qsizetype index, const QString &name)
{
    ProfileDraft &draft = m_drafts[index];
    draft.name = name;
    if (draft.profile) {
        draft.profile->name = name;
    }
}

qsizetype ProfileDrafts::duplicate(qsizetype index)
{
    const ProfileDraft &original = m_drafts.at(index);
    ProfileDraft copy{.name = Words::tr("%1 copy").arg(original.name)};
    const qsizetype place = index + 1;
    copy.profile = original.profile;
    copy.unusedWholeFiles = original.unusedWholeFiles;
    m_drafts.insert(place, copy);
    for (int number = 2; !nameFault(place).isEmpty() && number < 1000; ++number) {
        m_drafts[place].name
            = Words::tr("%1 copy %2").arg(m_drafts.at(index).name, QString::number(number));
    }
    rename(place, QString(m_drafts.at(place).name));
    return place;
}

void ProfileDrafts::setRemoved(qsizetype index, bool isRemoved)
{
    m_drafts[index].isRemoved = isRemoved;
}

void ProfileDrafts::reset(qsizetype index)
{
    ProfileDraft &draft = m_drafts[index];
    draft.beforeReset = draft.profile;
    draft.isReset = true;
    draft.profile = draft.builtIn;
}

void ProfileDrafts::undoReset(qsizetype index)
{
    ProfileDraft &draft = m_drafts[index];
    draft.profile = std::exchange(draft.beforeReset, std::nullopt);
    draft.isReset = false;
}

Result<void> ProfileDrafts::apply()
{
    // What goes makes room for a name.
    for (const bool isTurnOfRemoved : {true, false}) {
        for (qsizetype i = 0; i < m_drafts.size(); ++i) {
            ProfileDraft &draft = m_drafts[i];
            if (draft.isRemoved != isTurnOfRemoved || !draft.isChanged()) {
                continue;
            }
            if (!draft.isRemoved && !run::profileNameFault(draft.name) && !nameFault(i).isEmpty()) {
                return std::unexpected(Error{.kind = ErrorKind::FileExists, .subject = draft.name});
            }
            if (Result<void> applied = applyOne(draft); !applied) {
                return applied;
            }
        }
        m_drafts.removeIf([](const ProfileDraft &draft) {
            return draft.isRemoved && draft.storedName.isEmpty();
        });
    }
    return {};
}

Result<void> ProfileDrafts::checkUnchanged(ProfileDraft &draft) const
{
    const QString name = draft.storedName.isEmpty() ? draft.name : draft.storedName;
    const QString folder = m_userProfiles % u'/' % name;
    if (!QFileInfo(folder % u"/profile.toml"_s).isFile()) {
        draft.isOwn = false;
        return {};
    }
    const Result<run::Profile> found = run::readProfile(folder, run::Links::Followed);
    const auto now = found ? std::optional(named(*found, name)) : std::nullopt;
    if (draft.isOwn && now == draft.stored) {
        return {};
    }
    draft.isOwn = true;
    draft.storedName = name;
    draft.stored = now;
    return std::unexpected(Error{.kind = ErrorKind::FileStale, .subject = folder});
}

Result<void> ProfileDrafts::applyOne(ProfileDraft &draft) const
{
    if (m_userProfiles.isEmpty()) {
        return std::unexpected(Error{.kind = ErrorKind::FileUnwritable,
                                     .subject = Words::tr("the folder of your profiles"),
                                     .detail = Words::tr("there is no home folder")});
    }
    if (Result<void> unchanged = checkUnchanged(draft); !unchanged) {
        return unchanged;
    }
    if (draft.isRemoved || draft.isAsBuiltIn()) {
        const Result<void> removed
            = draft.isOwn ? run::removeProfile(draft.storedName, m_userProfiles) : Result<void>();
        if (!removed) {
            return removed;
        }
        draft.storedName = draft.isRemoved ? QString() : draft.name;
        draft.stored = draft.builtIn;
    } else {
        const Result<run::Profile> saved = run::saveProfile(
            *draft.profile, m_userProfiles, draft.isOwn ? draft.storedName : QString());
        if (!saved) {
            return std::unexpected(saved.error());
        }
        draft.storedName = draft.name;
        draft.stored = named(*saved, draft.name);
        draft.profile = draft.stored;
    }
    draft.isOwn = !draft.isRemoved && !draft.isAsBuiltIn();
    draft.fault.reset();
    draft.beforeReset.reset();
    draft.isReset = false;
    return {};
}

} // namespace roo::gui
