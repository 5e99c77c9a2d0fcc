// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/text.h"

#include <QDeadlineTimer>
#include <QFile>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace roo::text {

namespace {

constexpr qsizetype blockSize = 65'536;
//! Longer words are compared by containment only: the edit distance takes quadratic time.
constexpr qsizetype longestComparedWord = 256;
//! Shorter pieces are contained in nearly everything.
constexpr qsizetype shortestContainedPiece = 3;

bool isBidiControl(char16_t unit)
{
    return (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)
        || unit == 0x200e || unit == 0x200f || unit == 0x061c;
}

bool isHarmless(QChar character)
{
    const char16_t unit = character.unicode();
    if (unit < 0x20) {
        return unit == u'\n' || unit == u'\t';
    }
    return (unit < 0x7f || unit > 0x9f) && !isBidiControl(unit);
}

//! Insertions, deletions, replacements and swapped neighbours that lead from one word to the other.
qsizetype editDistance(QStringView left, QStringView right)
{
    const auto width = static_cast<std::size_t>(right.size()) + 1;
    std::vector<qsizetype> beforeLast(width);
    std::vector<qsizetype> last(width);
    std::vector<qsizetype> current(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const auto column = static_cast<qsizetype>(j);
            const bool same = left[i - 1] == right[column - 1];
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && left[i - 1] == right[column - 2]
                && left[i - 2] == right[column - 1]) {
                current[j] = std::min(current[j], beforeLast[j - 2] + 1);
            }
        }
        beforeLast.swap(last);
        last.swap(current);
    }
    return last.back();
}

//! How far a candidate is from the word, both in lower case; empty where they are not alike.
std::optional<qsizetype> unlikeness(const QString &word, const QString &candidate)
{
    if (word == candidate) {
        return 0;
    }
    const qsizetype tolerated = std::max<qsizetype>(1, word.size() / 3);
    const qsizetype lengthDifference = std::abs(word.size() - candidate.size());
    if (lengthDifference <= tolerated && word.size() <= longestComparedWord) {
        if (const qsizetype distance = editDistance(word, candidate); distance <= tolerated) {
            return distance;
        }
    }
    if (std::min(word.size(), candidate.size()) >= shortestContainedPiece
        && (word.contains(candidate) || candidate.contains(word))) {
        return tolerated + lengthDifference;
    }
    return std::nullopt;
}

Error unreadable(const QString &path, const QString &detail)
{
    return {.kind = ErrorKind::FileUnreadable, .subject = path, .detail = detail};
}

Error tooLarge(const QString &path, qint64 limit)
{
    return {.kind = ErrorKind::FileTooLarge, .subject = path, .expected = QString::number(limit)};
}

//! For what only Qt can open: resources, and files where there is no POSIX.
Result<QByteArray> readThroughQt(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(unreadable(path, file.errorString()));
    }
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError) {
        return std::unexpected(unreadable(path, file.errorString()));
    }
    if (bytes.size() > limit) {
        return std::unexpected(tooLarge(path, limit));
    }
    return bytes;
}

#ifdef Q_OS_UNIX
class Descriptor final
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

//! Waits until there is something to read or the end. False when `silence` passed.
bool waitForInput(int descriptor, std::chrono::milliseconds silence)
{
    const QDeadlineTimer deadline(silence);
    pollfd waited{.fd = descriptor, .events = POLLIN, .revents = 0};
    for (;;) {
        const int ready = ::poll(&waited, 1, static_cast<int>(deadline.remainingTime()));
        if (ready > 0) {
            return true;
        }
        if (ready == 0 || errno != EINTR) {
            return false;
        }
    }
}

//! Opened without blocking, since a pipe nobody writes to would keep the program for ever.
Result<QByteArray> readDescriptor(const QString &path, qint64 limit,
                                  std::chrono::milliseconds silence)
{
    const Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat status{};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        return std::unexpected(unreadable(path, qt_error_string(errno)));
    }
    const bool mayBlock = !S_ISREG(status.st_mode);
    QByteArray bytes;
    std::array<char, blockSize> block;
    while (bytes.size() <= limit) {
        if (mayBlock && !waitForInput(file.number(), silence)) {
            return std::unexpected(unreadable(path, qt_error_string(ETIMEDOUT)));
        }
        const ssize_t count = ::read(file.number(), block.data(), block.size());
        if (count > 0) {
            bytes.append(block.data(), count);
        } else if (count == 0) {
            return bytes;
        } else if (errno != EINTR && errno != EAGAIN) {
            return std::unexpected(unreadable(path, qt_error_string(errno)));
        }
    }
    return std::unexpected(tooLarge(path, limit));
}
#endif

} // namespace

std::optional<QString> decodeUtf8(QByteArrayView bytes)
{
    if (!bytes.isValidUtf8()) {
        return std::nullopt;
    }
    return QString::fromUtf8(bytes);
}

QByteArray takeUtf8Piece(QStringView &text)
{
    constexpr qsizetype pieceLength = qsizetype{256} * 1024;
    qsizetype length = std::min(text.size(), pieceLength);
    if (length > 0 && length < text.size() && text[length - 1].isHighSurrogate()) {
        --length;
    }
    const QByteArray piece = text.first(length).toUtf8();
    text.slice(length);
    return piece;
}

QString withoutHalfPairs(QString text)
{
    if (text.isValidUtf16()) {
        return text;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate()) {
            ++i;
        } else if (text.at(i).isSurrogate()) {
            text[i] = QChar::ReplacementCharacter;
        }
    }
    return text;
}

QString printable(QStringView text)
{
    if (std::ranges::all_of(text, isHarmless)) {
        return text.toString();
    }
    QString result;
    result.reserve(text.size());
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        if (isHarmless(character)) {
            result += character;
        } else if (unit < 0x20 && unit != u'\r') {
            result += QChar(0x2400 + unit);
        } else if (unit == 0x7f) {
            result += QChar(0x2421);
        } else if (unit != u'\r') {
            result += "<U+"_L1 + QString::number(unit, 16).toUpper().rightJustified(4, u'0') + u'>';
        }
    }
    return result;
}

QString oneLine(QStringView text, qsizetype limit)
{
    QString line = printable(text).simplified();
    if (line.size() <= limit) {
        return line;
    }
    qsizetype kept = std::max<qsizetype>(limit - 1, 0);
    if (kept > 0 && line[kept - 1].isHighSurrogate()) {
        --kept;
    }
    line.truncate(kept);
    return limit > 0 ? line + u'…' : line;
}

QStringList lookAlikes(const QString &word, const QStringList &candidates, qsizetype limit)
{
    struct Scored
    {
        qsizetype unlikeness;
        QString candidate;
    };
    if (word.isEmpty()) {
        return {};
    }
    const QString lowerWord = word.toLower();
    QList<Scored> alike;
    for (const QString &candidate : candidates) {
        if (const auto distance = unlikeness(lowerWord, candidate.toLower())) {
            alike.append({*distance, candidate});
        }
    }
    std::ranges::stable_sort(alike, {}, &Scored::unlikeness);
    QStringList best;
    for (const Scored &scored : std::as_const(alike)) {
        if (best.size() >= limit) {
            break;
        }
        best.append(scored.candidate);
    }
    return best;
}

bool isInvisible(char32_t character)
{
    return character == 0x034f || (character >= 0x115f && character <= 0x1160)
        || (character >= 0x17b4 && character <= 0x17b5)
        || (character >= 0x180b && character <= 0x180f) || character == 0x2800
        || character == 0x3164 || (character >= 0xfe00 && character <= 0xfe0f)
        || character == 0xffa0 || (character >= 0xe0100 && character <= 0xe01ef);
}

std::optional<char32_t> hiddenCharacter(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    bool isAfterPicture = false;
    for (const char32_t character : characters) {
        const QChar::Category category = QChar::category(character);
        const bool isHidden = category == QChar::Other_Format || isInvisible(character);
        // Joiners and selectors of an emoji are part of what one sees.
        const bool isPartOfPicture
            = character == 0x200d || character == 0xfe0e || character == 0xfe0f;
        if (isHidden && !(isPartOfPicture && isAfterPicture)) {
            return character;
        }
        isAfterPicture = category == QChar::Symbol_Other || category == QChar::Symbol_Modifier
            || (isHidden && isAfterPicture);
    }
    return std::nullopt;
}

QString fenceFor(QStringView content)
{
    qsizetype longest = 0;
    qsizetype current = 0;
    for (const QChar character : content) {
        current = character == u'`' ? current + 1 : 0;
        longest = std::max(longest, current);
    }
    return QString(std::max<qsizetype>(3, longest + 1), u'`');
}

Result<QByteArray> readFile(const QString &path, qint64 limit, std::chrono::milliseconds silence)
{
    if (path.isEmpty() || path.contains(QChar::Null)) {
        return std::unexpected(unreadable(path, qt_error_string(ENOENT)));
    }
#ifdef Q_OS_UNIX
    if (!path.startsWith(u':')) {
        return readDescriptor(path, limit, silence);
    }
#else
    Q_UNUSED(silence);
#endif
    return readThroughQt(path, limit);
}

Result<QString> readUtf8File(const QString &path, qint64 limit)
{
    const auto bytes = readFile(path, limit);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    const auto decoded = decodeUtf8(*bytes);
    if (!decoded) {
        return std::unexpected(Error{.kind = ErrorKind::FileNotUtf8, .subject = path});
    }
    return *decoded;
}

} // namespace roo::text
