// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/proof/offers.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::proof::offers {

namespace {

constexpr qsizetype longestName = 200;

//! No option, and nothing that a terminal would take amiss.
bool isPlain(const QString &name)
{
    return name.size() <= longestName && !name.startsWith(u'-')
        && std::ranges::all_of(name, [](QChar character) { return character.isPrint(); });
}

//! The presets of one kind, by name.
class Presets final
{
public:
    Presets(const QJsonObject &file, QLatin1StringView kind)
    {
        const QJsonArray presets = file[kind].toArray();
        for (const QJsonValue &preset : presets) {
            const QString name = preset["name"_L1].toString();
            if (!name.isEmpty() && !m_presets.contains(name)) {
                m_names.append(name);
                m_presets.insert(name, preset.toObject());
            }
        }
    }

    //! Those that may be used here by their names, in their order.
    [[nodiscard]] QStringList usable() const
    {
        QStringList names = m_names;
        names.removeIf([this](const QString &name) {
            return m_presets[name]["hidden"_L1].toBool() || !isPlain(name)
                || dependsOnMachine(name);
        });
        return names;
    }

    //! Its own member, or that of the first preset that it inherits from and that has one.
    [[nodiscard]] QJsonValue inherited(const QString &name, QLatin1StringView member) const
    {
        QStringList next{name};
        QSet<QString> seen;
        while (!next.isEmpty()) {
            const QString each = next.takeFirst();
            const QJsonObject preset = m_presets.value(each);
            if (preset.contains(member)) {
                return preset[member];
            }
            if (!seen.contains(each)) {
                seen.insert(each);
                next = parentsOf(preset) + next;
            }
        }
        return QJsonValue(QJsonValue::Undefined);
    }

private:
    [[nodiscard]] bool dependsOnMachine(const QString &name) const
    {
        const QJsonValue condition = inherited(name, "condition"_L1);
        return !condition.isUndefined() && !condition.isNull() && condition != QJsonValue(true);
    }

    static QStringList parentsOf(const QJsonObject &preset)
    {
        const QJsonValue from = preset["inherits"_L1];
        QStringList parents = from.toVariant().toStringList();
        parents.removeIf([](const QString &name) { return name.isEmpty(); });
        return parents;
    }

    QStringList m_names;
    QHash<QString, QJsonObject> m_presets;
};

QString configurationOf(const Presets &presets, const QString &name)
{
    return presets.inherited(name, "configurePreset"_L1).toString();
}

//! Where a configuration is built, relative to the workspace; empty where that is not plain.
QString buildFolderOf(const Presets &configurations, const QString &name)
{
    QString folder = configurations.inherited(name, "binaryDir"_L1).toString();
    folder.replace(u"${sourceDir}/"_s, QString()).replace(u"${presetName}"_s, name);
    folder = QDir::cleanPath(folder);
    const bool isWithin = !folder.isEmpty() && QDir::isRelativePath(folder) && isPlain(folder)
        && folder != "."_L1 && !folder.startsWith(".."_L1) && !folder.contains(u'$');
    return isWithin ? folder : QString();
}

//! The first that is for this configuration.
QString firstFor(const Presets &presets, const QStringList &configurations)
{
    const QStringList names = presets.usable();
    const auto first = std::ranges::find_if(names, [&](const QString &name) {
        return configurations.contains(configurationOf(presets, name));
    });
    return first == names.cend() ? QString() : *first;
}

} // namespace

QList<Check> fromCMakePresets(const QByteArray &json)
{
    const QJsonObject file = QJsonDocument::fromJson(json).object();
    const Presets configurations(file, "configurePresets"_L1);
    const Presets builds(file, "buildPresets"_L1);
    const Presets tests(file, "testPresets"_L1);
    const QStringList usable = configurations.usable();
    if (usable.isEmpty()) {
        return {};
    }
    const QString test = firstFor(tests, usable);
    const QString anyBuild = firstFor(builds, usable);
    const QString configuration = !test.isEmpty() ? configurationOf(tests, test)
        : !anyBuild.isEmpty()                     ? configurationOf(builds, anyBuild)
                                                  : usable.constFirst();
    const QString build = firstFor(builds, {configuration});
    const QString folder = buildFolderOf(configurations, configuration);
    QList<Check> checks{offered(CheckKind::Build, {u"cmake"_s, u"--preset"_s, configuration})};
    if (!build.isEmpty()) {
        checks.append(offered(CheckKind::Build, {u"cmake"_s, u"--build"_s, u"--preset"_s, build}));
    } else if (!folder.isEmpty()) {
        checks.append(offered(CheckKind::Build, {u"cmake"_s, u"--build"_s, folder}));
    }
    if (!test.isEmpty() && checks.size() > 1) {
        checks.append(offered(CheckKind::Test, {u"ctest"_s, u"--preset"_s, test}));
    }
    return checks;
}

} // namespace roo::proof::offers
