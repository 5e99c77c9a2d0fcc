// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/base/text.h"
#include "core/base/tomlreading.h"
#include "core/proof/offers.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace roo::proof::offers {

namespace {

//! A file, or a section of it.
struct Place
{
    QString file;
    QString section = {};
};

//! What Python's files of a workspace configure.
class PythonFiles final
{
    Q_DISABLE_COPY_MOVE(PythonFiles)

public:
    explicit PythonFiles(const FileReader &read)
        : m_read(read)
    {
        const std::optional<QByteArray> content = read(pyproject);
        const auto text = content ? text::decodeUtf8(*content) : std::nullopt;
        if (auto table = text ? toml_reading::parsed(*text, {}) : std::unexpected(Error())) {
            m_project = *std::move(table);
        }
    }

    void add(CheckKind kind, const QString &tool, const QStringList &arguments, const QString &file)
    {
        if (!file.isEmpty()) {
            m_offered.append({.check = offered(kind, programFor(tool) + arguments), .file = file});
        }
    }

    //! The file of the first of these that is there; empty: none.
    [[nodiscard]] QString firstOf(const QList<Place> &places) const
    {
        for (const Place &place : places) {
            if (place.section.isEmpty() ? m_read(place.file).has_value() : hasSection(place)) {
                return place.file;
            }
        }
        return {};
    }

    [[nodiscard]] QList<OfferedCheck> all() { return std::move(m_offered); }

private:
    static constexpr QLatin1StringView pyproject{"pyproject.toml"};

    [[nodiscard]] bool hasSection(const Place &place) const
    {
        if (place.file == pyproject) {
            return m_project.at_path(place.section.toStdString()).is_table();
        }
        const QRegularExpression heading(u"^\\[" % QRegularExpression::escape(place.section)
                                             % u"\\]\\s*$",
                                         QRegularExpression::MultilineOption);
        const std::optional<QByteArray> content = m_read(place.file);
        return content && heading.match(QString::fromUtf8(*content)).hasMatch();
    }

    //! Whoever installed it knows where it is.
    [[nodiscard]] QStringList programFor(const QString &tool) const
    {
        if (m_read(u"uv.lock"_s)) {
            return {u"uv"_s, u"run"_s, u"--no-sync"_s, tool};
        }
        if (m_read(u"poetry.lock"_s)) {
            return {u"poetry"_s, u"run"_s, tool};
        }
        if (m_read(u"pdm.lock"_s)) {
            return {u"pdm"_s, u"run"_s, tool};
        }
        for (const QString &folder : {u".venv"_s, u"venv"_s}) {
            const QString program = folder % u"/bin/"_s % tool;
            if (m_read(program)) {
                return {u"./"_s % program};
            }
        }
        return {tool};
    }

    const FileReader &m_read;
    toml::table m_project;
    QList<OfferedCheck> m_offered;
};

} // namespace

QList<OfferedCheck> fromPython(const FileReader &read)
{
    PythonFiles files(read);
    files.add(CheckKind::Test, u"pytest"_s, {},
              files.firstOf({{u"pytest.ini"_s},
                             {u"pyproject.toml"_s, u"tool.pytest"_s},
                             {u"tox.ini"_s, u"pytest"_s},
                             {u"setup.cfg"_s, u"tool:pytest"_s}}));
    files.add(CheckKind::Lint, u"ruff"_s, {u"check"_s},
              files.firstOf(
                  {{u"ruff.toml"_s}, {u".ruff.toml"_s}, {u"pyproject.toml"_s, u"tool.ruff"_s}}));
    files.add(CheckKind::Format, u"ruff"_s, {u"format"_s, u"--check"_s},
              files.firstOf({{u"pyproject.toml"_s, u"tool.ruff.format"_s}}));
    files.add(CheckKind::Lint, u"mypy"_s, {u"."_s},
              files.firstOf({{u"mypy.ini"_s},
                             {u".mypy.ini"_s},
                             {u"pyproject.toml"_s, u"tool.mypy"_s},
                             {u"setup.cfg"_s, u"mypy"_s}}));
    return files.all();
}

} // namespace roo::proof::offers
