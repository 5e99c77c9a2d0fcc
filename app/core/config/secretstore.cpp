// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "core/config/secretstore.h"

#include "core/base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace roo::config {

namespace {

constexpr qint64 keyFileLimit = 65'536;

using OptionalKey = Result<std::optional<FoundKey>>;

std::unexpected<Error> invalidKey(const Origin &origin)
{
    return std::unexpected(Error{.kind = ErrorKind::ValueInvalid,
                                 .subject = variable::apiKey,
                                 .detail = originText(origin),
                                 .expected = u"a key of visible ASCII characters, without blanks"_s,
                                 .line = origin.line});
}

//! The key that goes into a header: anything else in it is an accident of pasting, or an attack.
OptionalKey checkedKey(const Sourced<QString> &found)
{
    const QString key = found.value.trimmed();
    const bool sendable = std::ranges::all_of(
        key, [](QChar character) { return character > u' ' && character < u'\x7f'; });
    if (key.isEmpty() || !sendable) {
        return invalidKey(found.origin);
    }
    return FoundKey{.key = Secret(key.toLatin1()), .origin = found.origin};
}

OptionalKey readKeyFile(const QString &path)
{
    if (path.isEmpty()) {
        return std::nullopt;
    }
    const Origin origin{.source = Source::CommandLine, .name = u"--api-key-file"_s, .file = path};
    const auto bytes = text::readFile(path, keyFileLimit);
    if (!bytes && bytes.error().kind == ErrorKind::FileUnreadable) {
        Error error = bytes.error();
        error.namedBy = origin.name;
        return std::unexpected(error);
    }
    const auto decoded = bytes ? text::decodeUtf8(*bytes) : std::nullopt;
    if (!decoded) {
        return invalidKey(origin);
    }
    return checkedKey({*decoded, origin});
}

} // namespace

LayeredSecretStore::LayeredSecretStore(Sources sources, Rules rules)
    : m_sources(std::move(sources))
    , m_rules(std::move(rules))
    , m_fileKey(readKeyFile(m_rules.apiKeyFile))
{
}

bool LayeredSecretStore::mayGetAnyKey(const Sourced<QUrl> &endpoint) const
{
    if (endpoint.origin.source != Source::WorkingFolderEnv || m_rules.trustWorkingFolderEnv
        || isLoopback(endpoint.value)) {
        return true;
    }
    // Who names the way there, or who vouches for it, could read a key on the way.
    for (const auto route : {variable::caFile, variable::networkProxy}) {
        const auto named = strongestValue(m_sources, route);
        if (named && named->origin.source == Source::WorkingFolderEnv) {
            return false;
        }
    }
    const auto saved = valueIn(m_sources.saved, Source::Saved, variable::baseUrl);
    const auto savedUrl = saved ? normalisedBaseUrl(saved->value) : Result<QUrl>();
    return saved && savedUrl && isSameEndpoint(endpoint.value, *savedUrl);
}

OptionalKey LayeredSecretStore::keyFor(const Sourced<QUrl> &endpoint) const
{
    if (!m_fileKey) {
        return m_fileKey;
    }
    const auto strongest = strongestValue(m_sources, variable::apiKey);
    if (mayGetAnyKey(endpoint)) {
        if (*m_fileKey) {
            return m_fileKey;
        }
        return strongest ? checkedKey(*strongest) : OptionalKey();
    }
    const auto sameFile
        = valueIn(m_sources.workingFolderEnv, Source::WorkingFolderEnv, variable::apiKey);
    if (!*m_fileKey && sameFile) {
        return checkedKey(*sameFile);
    }
    if (!*m_fileKey && !strongest) {
        return std::nullopt;
    }
    const Origin refused = *m_fileKey ? (*m_fileKey)->origin : strongest->origin;
    return std::unexpected(Error{.kind = ErrorKind::KeyRefused,
                                 .subject = originText(endpoint.origin),
                                 .detail = originText(refused),
                                 .expected = u"--trust-env-file"_s,
                                 .line = endpoint.origin.line});
}

void SessionSecretStore::setKey(const QUrl &endpoint, const FoundKey &key)
{
    if (key.key.isEmpty()) {
        m_keys.remove(endpointName(endpoint));
    } else {
        m_keys.insert(endpointName(endpoint), key);
    }
}

OptionalKey SessionSecretStore::keyFor(const Sourced<QUrl> &endpoint) const
{
    const auto found = m_keys.constFind(endpointName(endpoint.value));
    return found == m_keys.cend() ? OptionalKey() : OptionalKey(*found);
}

Result<Secret> typedKey(const QString &text)
{
    const OptionalKey checked = checkedKey({text, {.source = Source::Session}});
    if (!checked) {
        return std::unexpected(checked.error());
    }
    return (*checked)->key;
}

} // namespace roo::config
