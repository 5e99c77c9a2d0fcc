// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/edit/composition.h"

#include <QHash>
#include <QMap>

#include <optional>
#include <utility>

namespace roo::edit {

namespace {

using Kind = FileChange::Kind;

//! What became of one file on its way: where it was, and where and what it is.
struct Journey
{
    QString from; //!< Empty: it was not there.
    QString to; //!< Empty: it is no longer there.
    FileChange change; //!< Bytes, mode and edits.
};

//! Takes changes one after the other.
class Composer final
{
public:
    //! All of one set: they speak of the same state.
    void take(const QList<FileChange> &changes)
    {
        QHash<QString, qsizetype> present;
        for (qsizetype i = 0; i < m_journeys.size(); ++i) {
            if (const QString &place = m_journeys.at(i).to; !place.isEmpty()) {
                present.insert(place, i);
            }
        }
        for (const FileChange &change : changes) {
            const QString before = placeBefore(change);
            const auto known = before.isEmpty() ? present.cend() : present.constFind(before);
            if (known != present.cend()) {
                goOn(m_journeys[*known], change);
            } else {
                m_journeys.append({.from = before, .to = placeAfter(change), .change = change});
            }
        }
    }

    [[nodiscard]] QList<FileChange> result()
    {
        m_places.clear();
        for (const Journey &journey : std::as_const(m_journeys)) {
            if (!journey.from.isEmpty()) {
                m_places[journey.from].leaving = &journey;
            }
            if (!journey.to.isEmpty()) {
                m_places[journey.to].arriving = &journey;
            }
        }
        QList<FileChange> files;
        for (const auto &[path, place] : std::as_const(m_places).asKeyValueRange()) {
            if (std::optional<FileChange> change = changeAt(path, place)) {
                files.append(*std::move(change));
            }
        }
        return files;
    }

private:
    struct Place
    {
        const Journey *leaving = nullptr; //!< The file that was there.
        const Journey *arriving = nullptr; //!< The one that is.
    };

    static void goOn(Journey &journey, const FileChange &change)
    {
        journey.to = placeAfter(change);
        journey.change.after = change.after;
        journey.change.edits += change.edits;
    }

    //! Whether it is told as a move: then no other file was or is at either end. No path may be in
    //! two changes, which are carried out one after the other.
    [[nodiscard]] bool isMove(const Journey &journey) const
    {
        return journey.from != journey.to && !journey.from.isEmpty() && !journey.to.isEmpty()
            && m_places[journey.from].arriving == nullptr
            && m_places[journey.to].leaving == nullptr;
    }

    [[nodiscard]] std::optional<FileChange> changeAt(const QString &path, const Place &place) const
    {
        if (place.leaving != nullptr && place.arriving != nullptr) {
            return modified(path, *place.leaving, *place.arriving);
        }
        const Journey &journey = place.leaving != nullptr ? *place.leaving : *place.arriving;
        FileChange change = journey.change;
        change.path = path;
        change.to.clear();
        if (isMove(journey)) {
            change.kind = Kind::Rename;
            change.to = journey.to;
            return place.leaving != nullptr ? std::optional(change) : std::nullopt; // told there
        }
        if (place.leaving != nullptr) {
            change.kind = Kind::Delete;
            change.after.clear();
        } else {
            change.kind = Kind::Create;
            change.before.clear();
        }
        return change;
    }

    static std::optional<FileChange> modified(const QString &path, const Journey &leaving,
                                              const Journey &arriving)
    {
        FileChange change{.path = path,
                          .before = leaving.change.before,
                          .after = arriving.change.after,
                          .mode = leaving.change.mode,
                          .edits = arriving.change.edits};
        if (leaving.to.isEmpty()) {
            change.edits = leaving.change.edits + change.edits;
        }
        return change.before == change.after ? std::nullopt : std::optional(change);
    }

    QList<Journey> m_journeys;
    QMap<QString, Place> m_places;
};

} // namespace

QString placeAfter(const FileChange &change)
{
    switch (change.kind) {
    case Kind::Create:
    case Kind::Modify:
        return change.path;
    case Kind::Rename:
        return change.to;
    case Kind::Delete:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList placesAfter(const QList<FileChange> &changes)
{
    QStringList places;
    for (const FileChange &change : changes) {
        places.append(placeAfter(change));
    }
    return places;
}

QString placeBefore(const FileChange &change)
{
    return change.kind == Kind::Create ? QString() : change.path;
}

QList<FileChange> composed(const QList<FileChange> &first, const QList<FileChange> &second)
{
    Composer composer;
    composer.take(first);
    composer.take(second);
    return composer.result();
}

QList<FileChange> reversed(const QList<FileChange> &changes)
{
    QList<FileChange> back;
    for (const FileChange &change : changes) {
        FileChange each = change;
        std::swap(each.before, each.after);
        switch (change.kind) {
        case Kind::Create:
            each.kind = Kind::Delete;
            break;
        case Kind::Delete:
            each.kind = Kind::Create;
            break;
        case Kind::Rename:
            std::swap(each.path, each.to);
            break;
        case Kind::Modify:
            break;
        }
        back.append(each);
    }
    return back;
}

} // namespace roo::edit
