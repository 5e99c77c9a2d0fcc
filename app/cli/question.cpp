// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/question.h"

#include <QSocketNotifier>
#include <QTimer>

#include <array>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::cli {

namespace {

constexpr int input = 0;

} // namespace

Question::Question(Console &console)
    : m_console(console)
{
}

Question::~Question() = default;

bool Question::canBeAsked()
{
#ifdef Q_OS_WIN
    return ::_isatty(input) != 0;
#else
    return ::isatty(input) == 1;
#endif
}

void Question::ask(const QString &words)
{
    m_console.note(words % u" [y/N]"_s);
#ifdef Q_OS_WIN
    QTimer::singleShot(0, this, &Question::readSome); // no notifier for a console there
#else
    m_notifier = std::make_unique<QSocketNotifier>(input, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Question::readSome);
#endif
}

void Question::readSome()
{
    std::array<char, 256> bytes{};
#ifdef Q_OS_WIN
    const auto count = ::_read(input, bytes.data(), static_cast<unsigned>(bytes.size()));
#else
    const auto count = ::read(input, bytes.data(), bytes.size());
#endif
    m_line.append(bytes.data(), std::max<qsizetype>(count, 0));
    if (count <= 0 || m_line.contains('\n') || m_line.size() > 4096) {
        conclude();
    }
}

void Question::conclude()
{
    m_notifier.reset();
    const QByteArray word = m_line.trimmed().toLower();
    emit answered(word == "y" || word == "yes");
}

} // namespace roo::cli
