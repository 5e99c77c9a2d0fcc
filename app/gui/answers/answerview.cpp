// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/answers/answerview.h"

#include "core/base/text.h"
#include "gui/answers/codeview.h"
#include "gui/answers/findbar.h"
#include "gui/answers/markdownview.h"
#include "gui/answers/reasoningview.h"
#include "gui/look/flatbutton.h"
#include "gui/look/inlinemessage.h"

#include <QDesktopServices>
#include <QStackedLayout>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

constexpr auto notice = "notice"_L1;

constexpr qsizetype longestAddress = 2000;

bool mayBeOpened(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    return url.isValid()
        && (((scheme == "https"_L1 || scheme == "http"_L1) && !url.host().isEmpty())
            || scheme == "mailto"_L1);
}

} // namespace

AnswerView::AnswerView(const Highlighting &highlighting, QWidget *parent)
    : QWidget(parent)
    , m_rendered(new MarkdownView(highlighting, this))
    , m_raw(new CodeView(highlighting, TextHighlighter::Source::Answer, this))
    , m_reasoning(new ReasoningView(highlighting, this))
    , m_views(new QStackedLayout)
    , m_messages(new MessageArea(this))
    , m_find(new FindBar(this))
    , m_rawButton(
          flatButton(tr("Raw text"), tr("Show the answer as the model wrote it (Ctrl+U)"), this))
{
    m_rendered->setAccessibleName(tr("Rendered answer"));
    m_raw->setAccessibleName(tr("Answer as it was written"));
    m_raw->setWordWrap(true);
    m_views->addWidget(m_rendered);
    m_views->addWidget(m_raw);
    m_rawButton->setCheckable(true);
    m_rawButton->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_U));
    QToolButton *const copy
        = flatButton(tr("Copy all"), tr("Copy the whole answer as it was written"), this);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 2, 4, 2);
    bar->addStretch();
    bar->addWidget(m_reasoning->button());
    bar->addWidget(m_rawButton);
    bar->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_messages);
    layout->addWidget(m_reasoning, 1);
    layout->addLayout(m_views, 2);
    layout->addWidget(m_find);
    m_find->setView(m_rendered);
    setFocusProxy(m_rendered);
    connect(copy, &QToolButton::clicked, this, &AnswerView::copyAll);
    connect(m_rawButton, &QToolButton::toggled, this, &AnswerView::setRaw);
    connect(m_rendered, &MarkdownView::linkClicked, m_messages,
            [this](const QString &address) { m_messages->show(notice, linkMessage(address)); });
    connect(m_rendered, &MarkdownView::drained, this, &AnswerView::drained);
    connect(m_raw, &CodeView::hiddenCharacterFound, this, &AnswerView::warnBeforeCopy);
}

AnswerView::~AnswerView() = default;

void AnswerView::follow(TextStyle &style)
{
    m_rendered->follow(style);
    m_raw->follow(style, false);
    m_reasoning->follow(style);
}

void AnswerView::clear()
{
    m_rendered->clearText();
    m_raw->clear();
    m_isRawFilled = false;
    m_messages->dismiss(notice);
    if (isRaw()) {
        setRaw(true);
    }
}

void AnswerView::append(const QString &delta)
{
    m_rendered->append(delta);
    if (m_isRawFilled) {
        m_raw->append(delta);
    }
}

void AnswerView::finish()
{
    m_rendered->finish();
    if (m_isRawFilled) {
        m_raw->finish();
    }
}

void AnswerView::setText(const QString &text)
{
    clear();
    append(text);
    finish();
}

const QString &AnswerView::text() const
{
    return m_rendered->text();
}

bool AnswerView::isRaw() const
{
    return m_views->currentWidget() == m_raw;
}

void AnswerView::setRaw(bool isRaw)
{
    m_rawButton->setChecked(isRaw);
    if (isRaw && !m_isRawFilled) {
        m_isRawFilled = true;
        m_raw->append(text());
        if (m_rendered->isFinished()) {
            m_raw->finish();
        }
    }
    QWidget *wanted = m_rendered;
    if (isRaw) {
        wanted = m_raw;
    }
    if (m_views->currentWidget() == wanted) {
        return;
    }
    const bool hadFocus = m_views->currentWidget()->hasFocus();
    m_views->setCurrentWidget(wanted);
    setFocusProxy(wanted);
    if (isRaw) {
        m_find->setView(m_raw);
    } else {
        m_find->setView(m_rendered);
    }
    if (hadFocus) {
        wanted->setFocus();
    }
    emit rawChanged(isRaw);
}

void AnswerView::copyAll()
{
    if (text::hiddenCharacter(text())) {
        warnBeforeCopy(text());
    } else {
        copyText(text());
    }
}

void AnswerView::warnBeforeCopy(const QString &wanted)
{
    m_messages->show(notice,
                     {.kind = Message::Kind::Warning,
                      .text = tr("This text has characters that cannot be seen or that turn it "
                                 "around. It is not copied yet."),
                      .detail = {},
                      .buttons = {{tr("Copy anyway"), [wanted] { copyText(wanted); }}}});
}

Message AnswerView::linkMessage(const QString &address)
{
    const QUrl url(address);
    const QString shown = text::oneLine(address, longestAddress);
    const bool isOffered = mayBeOpened(url);
    Message message{.kind = isOffered ? Message::Kind::Information : Message::Kind::Warning,
                    .text = isOffered
                        ? tr("This link leads to %1").arg(shown)
                        : tr("This link leads to %1, which is not opened from here.").arg(shown),
                    .detail = {},
                    .buttons = {}};
    if (isOffered) {
        message.buttons.append({tr("Open in browser"), [url] { QDesktopServices::openUrl(url); }});
    }
    message.buttons.append({tr("Copy address"), [address] { copyText(address); }});
    return message;
}

} // namespace roo::gui
