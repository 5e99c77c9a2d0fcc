// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/namedfiles.h"

#include "core/edit/answerlines.h"
#include "core/edit/editscript.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! How many lines may be looked at beyond the nearest fence, in a whole answer: an answer made of
//! nothing but fences must not take quadratic time.
constexpr qsizetype lookAheadLimit = 200'000;

//! "a.py", "src/.gitignore", "Makefile"; not "Usage", "v1.2" or "Node.js".
bool looksLikeFile(QStringView word)
{
    static const QRegularExpression pattern(
        u"\\A\\.?[^/\\\\]*\\.[A-Za-z][\\w+-]*\\z|\\A\\.\\w[\\w.-]*\\z"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QSet<QString> without{
        u"makefile"_s,  u"dockerfile"_s, u"containerfile"_s, u"license"_s,     u"procfile"_s,
        u"gemfile"_s,   u"rakefile"_s,   u"vagrantfile"_s,   u"jenkinsfile"_s, u"readme"_s,
        u"changelog"_s, u"justfile"_s,   u"cmakelists"_s};
    static const QSet<QString> languages{
        u"node.js"_s, u"vue.js"_s,   u"react.js"_s, u"next.js"_s, u"nuxt.js"_s, u"express.js"_s,
        u"asp.net"_s, u"three.js"_s, u"d3.js"_s,    u"vb.net"_s,  u"e.g"_s,     u"i.e"_s};
    const QString name = word.sliced(word.lastIndexOf(u'/') + 1).toString();
    const QString lower = name.toLower();
    if (languages.contains(lower) && !word.contains(u'/')) {
        return false;
    }
    return without.contains(lower) || pattern.matchView(name).hasMatch();
}

//! The file that a line names and does nothing else: "**a.py**", "### 2. `src/a.py`:".
QString nameOnLine(QStringView line)
{
    static const QRegularExpression before(u"\\A\\s*(?:[-*+]\\s+|#{1,6}\\s+)?(?:\\d+[.)]\\s+)?"_s);
    if (const std::optional<Label> label = labelIn(line)) {
        return label->name == "file"_L1 ? label->value : QString();
    }
    if (line.size() > longestNameLine) {
        return {};
    }
    QStringView text = line.sliced(before.matchView(line).capturedEnd()).trimmed();
    const bool isWrapped = unwrap(text);
    if (text.endsWith(u':')) {
        text = text.chopped(1).trimmed();
    }
    const QString name = unwrapped(text).toString();
    const bool isOneWord = !name.contains(u' ') && !name.contains(u'\t');
    return looksLikeFile(name) && (isOneWord || isWrapped) ? name : QString();
}

//! The file that an info string names: "python title=a.py", "js:src/a.js", "src/a.py".
QString nameInInfo(QStringView info)
{
    static const QRegularExpression attribute(
        u"(?:\\A|[\\s{,])(title|file|filename|file_name|path)\\s*[=:]\\s*"
        "(?:\"([^\"]*)\"|'([^']*)'|([^\\s}]+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (info.isEmpty() || info.size() > longestNameLine) {
        return {};
    }
    if (const QRegularExpressionMatch match = attribute.matchView(info); match.hasMatch()) {
        const QString value
            = QString(match.captured(2) + match.captured(3) + match.captured(4)).trimmed();
        const bool isTitle = match.capturedView(1).compare("title"_L1, Qt::CaseInsensitive) == 0;
        return isTitle && !looksLikeFile(value) ? QString() : value;
    }
    const auto words = info.split(u' ', Qt::SkipEmptyParts);
    for (QStringView word : words) {
        const qsizetype colon = word.indexOf(u':');
        if (colon > 0) {
            word = word.sliced(colon + 1);
        }
        const bool isLanguage = word.data() == info.data() && !word.contains(u'.');
        if (!isLanguage && looksLikeFile(word)) {
            return word.toString();
        }
    }
    return {};
}

//! One pass over the lines of an answer.
class Reader final
{
public:
    explicit Reader(const QString &answer)
    {
        for (QStringView rest(answer); !rest.isEmpty();) {
            const qsizetype end = rest.indexOf(u'\n');
            m_lines.append(end < 0 ? rest : rest.first(end + 1));
            rest = end < 0 ? QStringView() : rest.sliced(end + 1);
        }
    }

    [[nodiscard]] NamedFiles read()
    {
        for (qsizetype i = 0; i < m_lines.size();) {
            if (const std::optional<Fence> fence = fenceIn(m_lines.at(i))) {
                i = takeBlock(i, *fence);
            } else {
                takeLine(i++);
            }
        }
        NamedFiles &found = m_hasChanges ? m_labelled : m_plain;
        found.isTruncated = m_isTruncated;
        return std::move(found);
    }

private:
    struct Closing
    {
        qsizetype line = -1; //!< -1: there is none.
        bool isUnclear = false;
    };
    struct Change
    {
        QString path;
        QString verb = {};
        bool expectsBody = false;
    };

    void takeLine(qsizetype index)
    {
        const std::optional<Label> label = labelIn(m_lines.at(index));
        if (!label) {
            m_change.expectsBody = m_change.expectsBody && m_lines.at(index).trimmed().isEmpty();
            return;
        }
        m_change.expectsBody = false;
        if (label->name == "file"_L1) {
            m_change = {.path = label->value};
        } else if (label->name == "action"_L1 && !m_change.path.isEmpty()) {
            m_change.verb = label->value;
            m_hasChanges = true;
        } else if (label->name == "content"_L1 || label->name == "insert"_L1
                   || label->name == "replace with"_L1) {
            m_change.expectsBody = true;
        }
    }

    //! Returns the line after the block.
    [[nodiscard]] qsizetype takeBlock(qsizetype opening, const Fence &fence)
    {
        const bool isBody = m_change.expectsBody && verbFromName(m_change.verb) == Verb::Create;
        const QString path = isBody ? m_change.path : nameOf(opening, fence);
        const Closing closing = closingOf(opening, fence);
        if (isBody || m_change.expectsBody) {
            m_change = {};
        }
        m_lastFence = closing.line;
        if (closing.line < 0) {
            m_isTruncated = true;
            return m_lines.size();
        }
        if (!path.isEmpty()) {
            NamedFiles &found = isBody ? m_labelled : m_plain;
            if (closing.isUnclear) {
                found.unclear.append(path);
            } else {
                found.files.append({.path = path, .content = content(opening, closing, fence)});
            }
        }
        return closing.line + 1;
    }

    //! The file that a fence names, or the line above it, or the one above an empty line.
    [[nodiscard]] QString nameOf(qsizetype opening, const Fence &fence) const
    {
        if (const QString name = nameInInfo(fence.info); !name.isEmpty()) {
            return name;
        }
        qsizetype above = opening - 1;
        if (above > m_lastFence && m_lines.at(above).trimmed().isEmpty()) {
            --above;
        }
        return above > m_lastFence ? nameOnLine(m_lines.at(above)) : QString();
    }

    //! The nearest fence that closes, unless another was opened before it: then the partner of each
    //! is looked for.
    [[nodiscard]] Closing closingOf(qsizetype opening, const Fence &fence)
    {
        qsizetype nearest = -1;
        qsizetype depth = 1;
        for (qsizetype i = opening + 1; i < m_lines.size(); ++i) {
            if (nearest >= 0 && --m_lookAhead < 0) {
                break;
            }
            const std::optional<Fence> other = fenceIn(m_lines.at(i));
            if (!other || other->character != fence.character || other->length < fence.length) {
                continue;
            }
            if (!other->info.isEmpty()) {
                if (nearest >= 0 && !nameOf(i, *other).isEmpty()) {
                    break; // the next file
                }
                ++depth;
                continue;
            }
            nearest = nearest < 0 ? i : nearest;
            if (--depth == 0) {
                return {.line = i};
            }
        }
        return {.line = nearest, .isUnclear = true};
    }

    [[nodiscard]] QString content(qsizetype opening, const Closing &closing,
                                  const Fence &fence) const
    {
        QString text;
        for (qsizetype i = opening + 1; i < closing.line; ++i) {
            text += fence.content(m_lines.at(i));
        }
        return text;
    }

    QList<QStringView> m_lines; //!< With their line feeds.
    qsizetype m_lastFence = -1; //!< The line that closed the block before.
    qsizetype m_lookAhead = lookAheadLimit;
    Change m_change;
    bool m_hasChanges = false;
    bool m_isTruncated = false;
    NamedFiles m_plain;
    NamedFiles m_labelled;
};

} // namespace

NamedFiles namedFiles(const QString &answer)
{
    return Reader(answer).read();
}

} // namespace roo::edit
