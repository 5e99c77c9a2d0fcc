// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/task/draft.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr std::chrono::milliseconds writeDelay{400};
constexpr qint64 limit = qint64{16} * 1024 * 1024;

Q_LOGGING_CATEGORY(lcDraft, "roo.gui.draft")

} // namespace

DraftKeeper::DraftKeeper(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeDelay);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::write);
}

DraftKeeper::~DraftKeeper()
{
    if (m_timer.isActive()) {
        write();
    }
}

std::optional<TaskDraft> DraftKeeper::read() const
{
    if (m_file.isEmpty() || !QFileInfo::exists(m_file)) {
        return std::nullopt;
    }
    const Result<QByteArray> bytes = text::readFile(m_file, limit);
    const QJsonObject json = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    TaskDraft draft{.task = json.value("task"_L1).toString(),
                    .profile = json.value("profile"_L1).toString(),
                    .workspace = json.value("workspace"_L1).toString(),
                    .attachments = {}};
    const QJsonArray paths = json.value("attachments"_L1).toArray();
    for (const QJsonValue &path : paths) {
        draft.attachments.append(path.toString());
    }
    const QJsonArray taken = json.value("taken"_L1).toArray();
    for (const QJsonValue &file : taken) {
        draft.taken.append({.run = file["run"_L1].toString(), .path = file["path"_L1].toString()});
    }
    return draft;
}

void DraftKeeper::keep(const TaskDraft &draft)
{
    if (!m_file.isEmpty() && draft != m_draft) {
        m_draft = draft;
        m_timer.start();
    }
}

void DraftKeeper::write()
{
    m_timer.stop();
    QJsonArray taken;
    for (const TakenAttachment &file : std::as_const(m_draft.taken)) {
        taken.append(QJsonObject{{u"run"_s, file.run}, {u"path"_s, file.path}});
    }
    const QJsonObject json{{u"task"_s, m_draft.task},
                           {u"profile"_s, m_draft.profile},
                           {u"workspace"_s, m_draft.workspace},
                           {u"attachments"_s, QJsonArray::fromStringList(m_draft.attachments)},
                           {u"taken"_s, taken}};
    const Result<void> written = files::makePrivateFolder(QFileInfo(m_file).path()).and_then([&] {
        return files::replaceFile(m_file, QJsonDocument(json).toJson(), files::ownerOnly);
    });
    if (!written) {
        qCWarning(lcDraft) << "The draft cannot be kept in" << m_file << written.error().detail;
    }
}

} // namespace roo::gui
