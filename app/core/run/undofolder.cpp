// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/run/undofolder.h"

#include "core/edit/applyjournal.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::run {

namespace {

constexpr QLatin1StringView passingPrefix{"passing-"};

//! "20261122-120000-abcdef.2"
int numberOf(const QString &name)
{
    return name.section(u'.', -1).toInt();
}

} // namespace

UndoFolder::UndoFolder(QString folder)
    : m_folder(std::move(folder))
{
}

QString UndoFolder::newJournal(const QString &runId) const
{
    const QStringList known = journalsOf(runId);
    const int number = known.isEmpty() ? 1 : numberOf(known.constFirst()) + 1;
    return m_folder % u'/' % runId % u'.' % QString::number(number);
}

QString UndoFolder::newPassingJournal(const QString &runId) const
{
    return m_folder % u'/' % passingPrefix % runId;
}

QString UndoFolder::runOf(const QString &journal)
{
    const QString name = QFileInfo(journal).fileName();
    return name.startsWith(passingPrefix) ? QString() : name.section(u'.', 0, -2);
}

QStringList UndoFolder::journalsOf(const QString &runId) const
{
    QStringList journals = journalsLike(runId % u".*"_s);
    std::ranges::sort(journals, std::ranges::greater(), numberOf);
    return journals;
}

QStringList UndoFolder::journalsLike(const QString &pattern) const
{
    QStringList names = QDir(m_folder).entryList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (QString &name : names) {
        name.prepend(m_folder % u'/');
    }
    return names;
}

Result<QString> UndoFolder::lastApplied(const QString &runId) const
{
    const QStringList journals = journalsOf(runId);
    for (const QString &journal : journals) {
        const auto read = edit::ApplyJournal::read(journal);
        if (read && read->state() != edit::ApplyJournal::State::Undone) {
            return journal;
        }
    }
    return std::unexpected(Error{.kind = ErrorKind::JournalUnknown, .subject = runId});
}

QList<edit::Recovered> UndoFolder::recover(const std::stop_token &stop) const
{
    if (m_folder.isEmpty()) {
        return {};
    }
    QList<edit::Recovered> recovered = edit::recover(m_folder, stop);
    remove(journalsLike(passingPrefix % u'*'));
    edit::ApplyJournal::sweep(m_folder);
    return recovered;
}

void UndoFolder::removeOf(const QString &runId) const
{
    remove(journalsOf(runId));
}

void UndoFolder::remove(const QStringList &journals) const
{
    const QStringList unfinished = edit::ApplyJournal::unfinished(m_folder);
    for (const QString &journal : journals) {
        if (!unfinished.contains(journal)) {
            QDir(journal).removeRecursively();
        }
    }
}

} // namespace roo::run
