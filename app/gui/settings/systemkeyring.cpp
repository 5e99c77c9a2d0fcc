// SPDX-FileCopyrightText: Roo Harness contributors
// SPDX-License-Identifier: MIT

#include "gui/settings/keyring.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace roo::gui {

namespace {

//! Over QtKeychain, and never into its fallback, which is a file that others can read.
class SystemKeyring final : public Keyring
{
public:
    [[nodiscard]] bool isAvailable() const override { return QKeychain::isAvailable(); }

    void read(const QString &name, const Read &done) override
    {
        auto *const job = new QKeychain::ReadPasswordJob(service(), this);
        job->setKey(name);
        start(job, [job, done] {
            const bool isMissing = job->error() == QKeychain::EntryNotFound;
            done(isMissing ? Secret()
                     : job->error() == QKeychain::NoError
                     ? Result<Secret>(Secret(job->binaryData()))
                     : std::unexpected(Error{.kind = ErrorKind::FileUnreadable,
                                             .subject = subject(),
                                             .detail = job->errorString()}));
        });
    }

    void write(const QString &name, const Secret &secret, const Done &done) override
    {
        auto *const job = new QKeychain::WritePasswordJob(service(), this);
        job->setKey(name);
        job->setBinaryData(secret.reveal());
        start(job, [job, done] { done(outcomeOf(*job)); });
    }

    void remove(const QString &name, const Done &done) override
    {
        auto *const job = new QKeychain::DeletePasswordJob(service(), this);
        job->setKey(name);
        start(job, [job, done] { done(outcomeOf(*job)); });
    }

private:
    static QString service() { return u"io.github.rooharness.RooHarness"_s; }
    static QString subject() { return Keyring::tr("the system keyring"); }

    static Result<void> outcomeOf(const QKeychain::Job &job)
    {
        if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound) {
            return {};
        }
        return std::unexpected(Error{
            .kind = ErrorKind::FileUnwritable, .subject = subject(), .detail = job.errorString()});
    }

    template <typename Finished>
    void start(QKeychain::Job *job, Finished finished)
    {
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        connect(job, &QKeychain::Job::finished, this, finished);
        job->start();
    }
};

} // namespace

std::unique_ptr<Keyring> makeSystemKeyring()
{
    return std::make_unique<SystemKeyring>();
}

} // namespace roo::gui
