// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/offeredchecks.h"

#include "core/proof/offers.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace roo::proof {

namespace {

class Offering final
{
    Q_DISABLE_COPY_MOVE(Offering)

public:
    explicit Offering(const FileReader &read)
        : m_read(read)
    {
    }

    [[nodiscard]] QList<OfferedCheck> all()
    {
        addCMake();
        addPackage();
        addFrom(u"Cargo.toml"_s, &offers::fromCargo);
        addFrom(u"go.mod"_s, &offers::fromGo);
        const QList<OfferedCheck> ofPython = offers::fromPython(m_read);
        for (const OfferedCheck &each : ofPython) {
            add({each.check}, each.file);
        }
        addMaven();
        addGradle();
        addMake();
        return std::move(m_offered);
    }

private:
    [[nodiscard]] bool has(const QString &path) const { return m_read(path).has_value(); }

    void add(const QList<Check> &checks, const QString &file)
    {
        for (const Check &check : checks) {
            const bool isKnown = std::ranges::any_of(m_offered, [&check](const OfferedCheck &each) {
                return each.check.name == check.name;
            });
            if (!isKnown && m_offered.size() < mostChecks) {
                m_offered.append({.check = check, .file = file});
            }
        }
    }

    //! False where it offers nothing.
    template <typename Offers>
    bool addFrom(const QString &file, Offers offers)
    {
        const std::optional<QByteArray> content = m_read(file);
        const QList<Check> checks = content ? offers(*content) : QList<Check>();
        add(checks, file);
        return !checks.isEmpty();
    }

    void addCMake()
    {
        if (!addFrom(u"CMakePresets.json"_s, &offers::fromCMakePresets)) {
            addFrom(u"CMakeLists.txt"_s, &offers::fromCMakeLists);
        }
    }

    //! The lock file says who installed what is there.
    void addPackage()
    {
        const QString program = has(u"pnpm-lock.yaml"_s) ? u"pnpm"_s
            : has(u"yarn.lock"_s)                        ? u"yarn"_s
                                                         : u"npm"_s;
        addFrom(u"package.json"_s,
                [&program](const QByteArray &json) { return offers::fromPackage(json, program); });
    }

    void addMaven()
    {
        if (has(u"pom.xml"_s)) {
            const QString program = has(u"mvnw"_s) ? u"./mvnw"_s : u"mvn"_s;
            add({offers::offered(CheckKind::Test, {program, u"-q"_s, u"-B"_s, u"test"_s})},
                u"pom.xml"_s);
        }
    }

    //! Without its daemon, which would outlive the check.
    void addGradle()
    {
        for (const QString &file : {u"build.gradle"_s, u"build.gradle.kts"_s}) {
            if (has(file)) {
                const QString program = has(u"gradlew"_s) ? u"./gradlew"_s : u"gradle"_s;
                const QStringList quietly{program, u"--console=plain"_s, u"--no-daemon"_s};
                add({offers::offered(CheckKind::Build, quietly + QStringList{u"assemble"_s}),
                     offers::offered(CheckKind::Test, quietly + QStringList{u"test"_s})},
                    file);
                return;
            }
        }
    }

    //! A Makefile beside one of the others mostly calls it.
    void addMake()
    {
        for (const QString &file : {u"GNUmakefile"_s, u"makefile"_s, u"Makefile"_s}) {
            if (const std::optional<QByteArray> content = m_read(file)) {
                QList<Check> checks = offers::fromMakefile(*content);
                checks.removeIf([this](const Check &check) {
                    return std::ranges::any_of(m_offered, [&check](const OfferedCheck &each) {
                        return each.check.kind == check.kind;
                    });
                });
                add(checks, file);
                return;
            }
        }
    }

    const FileReader &m_read;
    QList<OfferedCheck> m_offered;
};

} // namespace

QList<OfferedCheck> offeredChecks(const FileReader &read)
{
    return Offering(read).all();
}

} // namespace roo::proof
