// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/savedsettings.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/config/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::config {

namespace {

//! A value as QSettings reads it back.
QString quoted(const QString &value)
{
    const bool isPlain = std::ranges::all_of(value, [](QChar character) {
        return character.isLetterOrNumber() || QStringView(u"-._~:/ ()[]+*@%&").contains(character);
    });
    if (isPlain && value.trimmed() == value && !value.startsWith(u'@')) {
        return value;
    }
    QString text = value;
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    // An @ in front would begin a value of another type.
    return u'"' % (text.startsWith(u'@') ? u"@"_s : QString()) % text % u'"';
}

//! The lines of a settings file, to be changed one by one.
class SavedLines final
{
public:
    explicit SavedLines(const QString &text)
        : m_end(text.contains("\r\n"_L1) ? u"\r\n"_s : u"\n"_s)
        , m_lines(text.isEmpty() ? QStringList() : text.split(u'\n'))
    {
        for (QString &line : m_lines) {
            if (line.endsWith(u'\r')) {
                line.chop(1);
            }
        }
        if (!m_lines.isEmpty() && m_lines.constLast().isEmpty()) {
            m_lines.removeLast();
        }
    }

    void set(const QString &section, const QString &key, const QString &value)
    {
        const QString line = key % u'=' % quoted(value);
        const QList<qsizetype> places = placesOf(section, key);
        if (!places.isEmpty()) {
            m_lines[places.constLast()] = line; // the last one counts
        } else if (const qsizetype end = endOf(section); end >= 0) {
            m_lines.insert(end, line);
        } else {
            if (!m_lines.isEmpty()) {
                m_lines.append(QString());
            }
            m_lines += {u'[' % section % u']', line};
        }
    }

    void remove(const QString &section, const QString &key)
    {
        const QList<qsizetype> places = placesOf(section, key);
        for (auto place = places.crbegin(); place != places.crend(); ++place) {
            m_lines.removeAt(*place);
        }
    }

    [[nodiscard]] QString text() const
    {
        return m_lines.isEmpty() ? QString() : QString(m_lines.join(m_end) % m_end);
    }

private:
    [[nodiscard]] static bool isHeader(QStringView line)
    {
        return line.startsWith(u'[') && line.endsWith(u']');
    }
    [[nodiscard]] static bool isComment(QStringView line)
    {
        return line.startsWith(u';') || line.startsWith(u'#');
    }
    [[nodiscard]] static bool isHeaderOf(QStringView line, const QString &section)
    {
        return isHeader(line) && line.sliced(1).chopped(1).trimmed() == section;
    }

    [[nodiscard]] QList<qsizetype> placesOf(const QString &section, const QString &key) const
    {
        QList<qsizetype> places;
        bool isInside = false;
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            const QStringView line = QStringView(m_lines.at(i)).trimmed();
            if (isHeader(line)) {
                isInside = isHeaderOf(line, section);
            } else if (isInside && !isComment(line)
                       && line.first(std::max<qsizetype>(line.indexOf(u'='), 0)).trimmed() == key) {
                places.append(i);
            }
        }
        return places;
    }

    //! Behind the last line of the section that says something; -1: there is no such section.
    [[nodiscard]] qsizetype endOf(const QString &section) const
    {
        qsizetype end = -1;
        bool isInside = false;
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            const QStringView line = QStringView(m_lines.at(i)).trimmed();
            if (isHeader(line)) {
                isInside = isHeaderOf(line, section);
            }
            if (isInside && !line.isEmpty() && !isComment(line)) {
                end = i + 1;
            }
        }
        return end;
    }

    QString m_end;
    QStringList m_lines;
};

Error unwritable(const QString &subject, const QString &detail)
{
    return {.kind = ErrorKind::FileUnwritable, .subject = subject, .detail = detail};
}

Result<QString> readSavedText(const QString &fileName)
{
    if (!QFileInfo::exists(fileName)) {
        return QString();
    }
    if (const auto readable = readSavedSettings(fileName); !readable) {
        return std::unexpected(readable.error());
    }
    return text::readUtf8File(fileName, savedFileLimit);
}

} // namespace

QString savedSettingsFile(const Folders &folders)
{
    return folders.config.isEmpty() ? QString() : QDir(folders.config).filePath(u"settings.ini"_s);
}

Result<void> checkSavedValue(QLatin1StringView variable, const QString &value)
{
    const auto isControl
        = [](QChar character) { return character.category() == QChar::Other_Control; };
    if (std::ranges::any_of(value, isControl)) {
        return std::unexpected(Error{.kind = ErrorKind::ValueInvalid,
                                     .subject = variable,
                                     .expected = u"text without control characters"_s});
    }
    Sources sources;
    sources.saved = Sources::EnvFile{.path = u"settings.ini"_s,
                                     .entries = {{.name = variable, .value = value, .line = 0}}};
    const QList<Error> errors = inspectSettings(sources).errors;
    return errors.isEmpty() ? Result<void>() : std::unexpected(errors.constFirst());
}

Result<void> writeSavedSettings(const QString &fileName, const QHash<QString, QString> &changes)
{
    if (changes.isEmpty()) {
        return {};
    }
    if (fileName.isEmpty()) {
        return std::unexpected(unwritable(u"settings.ini"_s, u"there is no home folder"_s));
    }
    const Result<QString> before = readSavedText(fileName);
    if (!before) {
        return std::unexpected(before.error());
    }
    SavedLines lines(*before);
    QStringList names(changes.keyBegin(), changes.keyEnd());
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const QByteArray latin1 = name.toLatin1();
        const QLatin1StringView variable(latin1);
        const QString key = savedKeyOf(variable);
        Q_ASSERT(!key.isEmpty());
        const QString value = changes.value(name).trimmed();
        if (const Result<void> right = checkSavedValue(variable, value); !right) {
            return right;
        }
        const qsizetype slash = key.indexOf(u'/');
        value.isEmpty() ? lines.remove(key.first(slash), key.sliced(slash + 1))
                        : lines.set(key.first(slash), key.sliced(slash + 1), value);
    }
    if (lines.text() == *before) {
        return {};
    }
    const QFileInfo file(fileName);
    if (const Result<void> made = files::makePrivateFolder(file.absolutePath()); !made) {
        return made;
    }
    // Where it is a link, what it leads to is meant.
    return file.exists()
        ? files::replaceFileForGood(file.canonicalFilePath(), lines.text().toUtf8(),
                                    file.permissions())
        : files::replaceFileForGood(fileName, lines.text().toUtf8(), files::ownerOnly);
}

Result<QString> setSavedSettingsAside(const QString &fileName)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    const QString aside = fileName % u".broken-"_s % now;
    QFile file(fileName);
    if (!file.rename(aside)) {
        return std::unexpected(unwritable(aside, file.errorString()));
    }
    return aside;
}

} // namespace roo::config
