// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/setrules.h"

#include "core/edit/editrules.h"
#include "core/edit/pathrules.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::edit {

namespace {

//! A set that has so many is refused anyway.
constexpr qsizetype mostClashes = 100;

bool touches(const LineRange &left, const LineRange &right)
{
    return left.first < right.first + right.count && right.first < left.first + left.count;
}

//! Whether a point between two lines lies inside of a range, not at its ends.
bool isInside(qsizetype point, const LineRange &range)
{
    return range.first < point && point < range.first + range.count;
}

//! What one takes away, the other may neither take away nor stand on; nor may it put lines between.
bool cross(const Claim &left, const Claim &right)
{
    const auto hurts = [](const Claim &one, const Claim &other) {
        return one.removed.count > 0
            && (touches(one.removed, other.anchor) || isInside(other.removed.first, one.removed));
    };
    const bool isRepeated = left.anchor == right.anchor && left.removed == right.removed
        && left.edit->verb == right.edit->verb && left.edit->body == right.edit->body;
    return isRepeated || hurts(left, right) || hurts(right, left);
}

//! The edits of one path, against each other.
class PathRules final
{
public:
    PathRules(const QString &path, const QList<Claim> &claims, QList<Clash> &clashes)
        : m_path(path)
        , m_claims(claims)
        , m_clashes(clashes)
    {
    }

    void check()
    {
        QList<Claim> textual;
        const Claim *whole = nullptr;
        const Claim *rename = nullptr;
        for (const Claim &claim : m_claims) {
            if (claim.edit->verb == Verb::Rename) {
                clash(rename, claim);
                rename = &claim;
            } else if (isWholeFile(claim.edit->verb)) {
                clash(whole, claim);
                whole = &claim;
            } else {
                textual.append(claim);
            }
        }
        for (const Claim &claim : std::as_const(textual)) {
            clash(whole, claim);
        }
        const bool isEditOfOldPath = whole == nullptr || whole->edit->verb == Verb::Overwrite;
        if (rename != nullptr && !isEditOfOldPath) {
            clash(whole, *rename);
        }
        textual.removeIf([](const Claim &claim) { return !claim.isPlaced; });
        checkRanges(textual);
    }

private:
    void clash(const Claim *first, const Claim &second, EditCode code = EditCode::Order)
    {
        if (first != nullptr) {
            m_clashes.append(
                {.code = code, .path = m_path, .first = first->index, .second = second.index});
        }
    }

    //! Sorted by where they begin, only neighbours that reach far enough can cross.
    void checkRanges(QList<Claim> claims)
    {
        const auto begin
            = [](const Claim &claim) { return std::min(claim.anchor.first, claim.removed.first); };
        const auto end = [](const Claim &claim) {
            return std::max(claim.anchor.first + claim.anchor.count,
                            claim.removed.first + claim.removed.count);
        };
        std::ranges::stable_sort(claims, {}, begin);
        for (qsizetype i = 0; i < claims.size(); ++i) {
            for (qsizetype k = i + 1; k < claims.size() && begin(claims.at(k)) <= end(claims.at(i));
                 ++k) {
                if (m_clashes.size() >= mostClashes) {
                    return;
                }
                if (cross(claims.at(i), claims.at(k))) {
                    clash(&claims.at(i), claims.at(k), EditCode::Overlap);
                }
            }
        }
    }

    QString m_path;
    const QList<Claim> &m_claims;
    QList<Clash> &m_clashes;
};

} // namespace

QList<Clash> clashesIn(const QList<Claim> &claims)
{
    QHash<QString, QList<Claim>> byPath; // where letter cases do not count, they are one file
    for (const Claim &claim : claims) {
        byPath[folded(claim.edit->path)].append(claim);
    }
    QList<Clash> clashes;
    const auto meet = [&clashes](const QString &path, qsizetype first, const Claim &claim) {
        if (first != claim.index) {
            clashes.append(
                {.code = EditCode::Order, .path = path, .first = first, .second = claim.index});
        }
    };
    const auto meetPath = [&](const Claim &claim, const QString &path) {
        const auto others = byPath.constFind(folded(path));
        if (others != byPath.cend()) {
            meet(path, others->constFirst().index, claim);
        }
    };
    QHash<QString, qsizetype> targets;
    const auto meetTarget = [&](const Claim &claim, const QString &path) {
        meet(path, targets.value(folded(path), claim.index), claim);
    };
    for (const Claim &claim : claims) {
        const QString &to = claim.edit->to;
        if (claim.edit->verb == Verb::Rename) {
            if (folded(to) != folded(claim.edit->path)) {
                meetPath(claim, to); // rename onto a path of the set
            }
            meetTarget(claim, to);
            targets.insert(folded(to), claim.index);
        }
    }
    // A path of the set that is a folder on the way to another one.
    for (const Claim &claim : claims) {
        const bool isRename = claim.edit->verb == Verb::Rename;
        const QString &made = isRename ? claim.edit->to : claim.edit->path;
        for (qsizetype slash = made.indexOf(u'/'); slash >= 0;
             slash = made.indexOf(u'/', slash + 1)) {
            meetPath(claim, made.first(slash));
            meetTarget(claim, made.first(slash));
        }
    }
    QStringList paths = byPath.keys();
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        const QList<Claim> &claimed = byPath[path];
        PathRules(claimed.constFirst().edit->path, claimed, clashes).check();
    }
    return clashes;
}

bool breaksSet(EditCode code)
{
    return code == EditCode::Truncated || code == EditCode::Overlap || code == EditCode::Order;
}

} // namespace roo::edit
