// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>

#include <QObject>
#include <QString>

#include <memory>

class QPalette;

namespace KSyntaxHighlighting {
class Repository;
}

namespace roo::run {
class Worker;
}

namespace roo::gui {

//! The languages and colours of code, once for the whole program. Until they are loaded no language
//! is known, and views show plain text; they colour it when `ready` tells them to.
class Highlighting final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Highlighting)

public:
    explicit Highlighting(QObject *parent = nullptr);
    ~Highlighting() override;

    //! Loads in the background, with the languages that models write most.
    void prepare(run::Worker &worker);
    //! Loads at once, which takes a moment.
    void load();
    [[nodiscard]] bool isReady() const { return m_repository != nullptr; }

    //! By the file's name, else by the word behind a fence, which may be a file name, too. Invalid
    //! for what nobody knows, and for plain text.
    [[nodiscard]] KSyntaxHighlighting::Definition language(const QString &fileName,
                                                           const QString &fence) const;
    //! The one that fits a palette; invalid until they are loaded.
    [[nodiscard]] KSyntaxHighlighting::Theme theme(const QPalette &palette) const;
    //! For what is read elsewhere; invalid until they are loaded.
    [[nodiscard]] KSyntaxHighlighting::Theme usualTheme(bool isDark) const;

signals:
    void ready();

private:
    void take(std::shared_ptr<KSyntaxHighlighting::Repository> repository);

    std::shared_ptr<KSyntaxHighlighting::Repository> m_repository;
};

} // namespace roo::gui
