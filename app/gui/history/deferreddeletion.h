// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace roo::gui {

class Workbench;

//! Deletes a run after a while in which that can be taken back; until then it is only hidden. What
//! is not deleted when the program ends without warning is there again.
class DeferredDeletion final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeferredDeletion)

public:
    //! `bench` outlives it.
    explicit DeferredDeletion(Workbench &bench, QObject *parent = nullptr);
    //! Deletes at once what was to be deleted.
    ~DeferredDeletion() override;

    //! The one before is deleted now.
    void begin(const QString &runId);
    void undo();

signals:
    //! The time in which it could be taken back is over.
    void carriedOut();
    void failed(const roo::Error &error);

private:
    void carryOut();

    Workbench &m_bench;
    QString m_runId; //!< Empty: none.
    QTimer m_timer;
};

} // namespace roo::gui
