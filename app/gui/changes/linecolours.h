// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>

#include <QHash>
#include <QObject>
#include <QTextLayout>
#include <QTimer>

namespace roo::gui {

//! The colours of a text's lines, worked out a few milliseconds at a time from its top.
class LineColours final : public QObject, public KSyntaxHighlighting::AbstractHighlighter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineColours)

public:
    explicit LineColours(QObject *parent = nullptr);
    ~LineColours() override;

    //! Lines beyond `TextHighlighter::mostLines` stay plain.
    void start(const QStringList &lines, const KSyntaxHighlighting::Definition &language,
               const KSyntaxHighlighting::Theme &theme);
    //! From 1; empty until they are known.
    [[nodiscard]] QList<QTextLayout::FormatRange> line(qsizetype number) const;

signals:
    void advanced();

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    void work();

    QStringList m_lines;
    QList<QList<QTextLayout::FormatRange>> m_colours;
    KSyntaxHighlighting::State m_state;
    QTimer m_timer;
};

} // namespace roo::gui
