// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/run/probe.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace roo::gui {

//! What the proxy offers, as far as it is known.
struct ModelOffer
{
    bool isKnown = false;
    QList<llm::ModelInfo> models;
    QString reason; //!< Why it is not known.

    friend bool operator==(const ModelOffer &, const ModelOffer &) = default;
};

//! The models of a stage in the order in which they are asked.
class ModelChain final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelChain)

public:
    explicit ModelChain(QWidget *parent = nullptr);

    void setModels(const QStringList &models);
    //! The one that is typed below the list, and not added yet, is the last of them.
    [[nodiscard]] QStringList models() const;
    void setOffer(const ModelOffer &offer);

    //! Up or down by so many places.
    void moveCurrent(int places);
    void removeCurrent();
    //! Puts it last, or shows where it is already.
    void add(const QString &model);

    //! The rows as they are read out.
    [[nodiscard]] QStringList words() const;
    //! What stands below the list.
    [[nodiscard]] QString note() const;
    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QComboBox *chooser() const { return m_chooser; }

signals:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    //! What stands in the list, a row each.
    [[nodiscard]] QStringList listed() const;
    [[nodiscard]] QString typed() const;
    void addTyped();
    void changed();
    //! Signs and words at the models, and what the buttons can do.
    void refresh();
    void refreshButtons();

    QListWidget *m_list;
    QComboBox *m_chooser;
    QLabel *m_note;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QPushButton *m_add;
    ModelOffer m_offer;
    bool m_isFilling = false;
};

} // namespace roo::gui
