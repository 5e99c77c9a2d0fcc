// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "cli/modeloptions.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace roo::cli {

Parsed<QStringList> parseMeasured(const QStringList &values)
{
    QStringList models;
    for (const QString &value : values) {
        const QStringList names = value.split(u',');
        for (const QString &name : names) {
            if (name.trimmed().isEmpty()) {
                return usage(u"--model %1: a model's name is empty."_s.arg(value));
            }
            if (name.contains(u'=') && run::roleFromName(name.section(u'=', 0, 0).trimmed())) {
                return usage(u"--model %1: expected the names of models alone: only the Coder is "
                             "measured."_s.arg(value));
            }
            models.append(name.trimmed());
        }
    }
    models.removeDuplicates();
    return models;
}

Parsed<QHash<run::Role, QStringList>> parseModels(const QStringList &values)
{
    QHash<run::Role, QStringList> models;
    for (const QString &value : values) {
        const qsizetype equals = value.indexOf(u'=');
        const QString stage = value.left(std::max<qsizetype>(equals, 0)).trimmed();
        const std::optional<run::Role> role = run::roleFromName(stage);
        if (!role) {
            return usage(u"--model %1: expected STAGE=MODEL[,MODEL...] with planner, coder or "
                         "reviewer as the stage."_s.arg(value));
        }
        QStringList chain;
        const QStringList names = value.sliced(equals + 1).split(u',');
        for (const QString &model : names) {
            if (model.trimmed().isEmpty()) {
                return usage(u"--model %1: a model's name is empty."_s.arg(value));
            }
            chain.append(model.trimmed());
        }
        models.insert(*role, chain);
    }
    return models;
}

} // namespace roo::cli
