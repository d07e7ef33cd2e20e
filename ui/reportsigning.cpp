// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportsigning.h"

#include "ui/filerow.h"
#include "ui/pathtext.h"
#include "ui/fieldlabel.h"
#include "ui/keybook.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/typedsecret.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// What loading a key gives: it, or the file whose passphrase is wanted.
struct Loaded {
    SigningKeyPtr key;
    std::string wanted;
};

QString fileText(const std::string &file)
{
    return fileNameText(file);
}

class PassphraseDialog : public QDialog {
public:
    PassphraseDialog(const std::string &file, QWidget *parent) : QDialog(parent), m_edit(named(new QLineEdit(this), "passphrase", ReportSigningPage::tr("Passphrase")))
    {
        named(this, "passphraseDialog", ReportSigningPage::tr("Passphrase"));
        setWindowTitle(ReportSigningPage::tr("Passphrase"));
        makeSecretEdit(*m_edit);
        const QString text = ReportSigningPage::tr("The private key %1 is encrypted. Its passphrase is used once and not kept.").arg(fileText(file));
        auto *about = named(new PlainLabel(text, this), "passphraseAbout", text);
        about->setWordWrap(true);
        auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this), "passphraseButtons", ReportSigningPage::tr("Buttons"));
        connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
        connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(about);
        layout->addWidget(fieldLabel(m_edit, ReportSigningPage::tr("&Passphrase"), "passphraseLabel"));
        layout->addWidget(m_edit);
        layout->addWidget(buttons);
        setMinimumWidth(380);
    }

    QLineEdit &edit() { return *m_edit; }

private:
    QLineEdit *m_edit;
};

using KeyTaker = std::function<void(Result<SigningKeyPtr>)>;

void loadWith(JobRunner &runner, const SigningFiles &files, QPointer<QWidget> window, std::shared_ptr<Secret> secret, const KeyTaker &whenDone);

void askFor(JobRunner &runner, const SigningFiles &files, const std::string &wanted, QPointer<QWidget> window, const KeyTaker &whenDone)
{
    auto *dialog = new PassphraseDialog(wanted, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::rejected, window, [whenDone] { whenDone(Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"))); });
    QObject::connect(dialog, &QDialog::accepted, window, [&runner, files, window, whenDone, dialog] {
        auto secret = takeSecret(dialog->edit());
        if (secret)
            loadWith(runner, files, window, std::make_shared<Secret>(std::move(*secret)), whenDone);
        else
            whenDone(Unexpected(secret.error()));
    });
    dialog->open();
}

// Without a secret it is first seen whether one is wanted.
void loadWith(JobRunner &runner, const SigningFiles &files, QPointer<QWidget> window, std::shared_ptr<Secret> secret, const KeyTaker &whenDone)
{
    runner.start(
        {.title = ReportSigningPage::tr("Reading the private key")}, window.data(),
        [files, secret](Context &) mutable -> Result<Loaded> {
            Loaded loaded;
            auto key = SigningKey::load(files, [&loaded, &secret](const std::string &file) -> Result<Secret> {
                if (const std::shared_ptr<Secret> given = std::exchange(secret, nullptr))
                    return std::move(*given);
                loaded.wanted = file;
                return Unexpected(makeError(ErrorCode::Cancelled, file, "its passphrase is wanted"));
            });
            if (!key && loaded.wanted.empty())
                return Unexpected(key.error());
            if (key)
                loaded.key = std::move(*key);
            return loaded;
        },
        [&runner, files, window, whenDone](const Result<Loaded> &loaded) {
            if (!loaded)
                whenDone(Unexpected(loaded.error()));
            else if (loaded->key)
                whenDone(loaded->key);
            else
                askFor(runner, files, loaded->wanted, window, whenDone);
        });
}

} // namespace

ReportSigningPage::ReportSigningPage(QWidget *parent) :
    QWidget(parent),
    m_signs(named(new QCheckBox(tr("S&ign the PDF and the bundle’s manifest"), this), "reportSigns", tr("Sign the PDF and the manifest of the bundle")))
{
    named(this, "reportSigningPage", tr("Signature"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_signs);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_key = addFile(form, "signingKey", tr("Private &key"), tr("PEM, or PKCS#12 with its certificate"), tr("Private keys (*.pem *.key *.p12 *.pfx);;All files (*)"));
    m_certificate = addFile(form, "signingCertificate", tr("Certifica&te"), tr("PEM; empty where the key’s file holds it"), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    m_chain = addFile(form, "signingChain", tr("&Further certificates"), tr("PEM, of the authorities above; may be empty"), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    layout->addLayout(form);
    const QString text = tr("The passphrase is asked for when the report is written, and is not kept. The question for a time stamp, manifest.json.tsq, is in every bundle; "
                            "the answer is taken in by Report > Check a Report Bundle.");
    auto *about = named(new PlainLabel(text, this), "reportSigningAbout", text);
    about->setWordWrap(true);
    layout->addWidget(about);
    layout->addStretch(1);
    m_signs->setChecked(AppSettings::flag(u"reportSigns"_s, false));
    const auto refresh = [this] {
        for (QLineEdit *edit : {m_key, m_certificate, m_chain})
            edit->parentWidget()->setEnabled(m_signs->isChecked());
        Q_EMIT changed();
    };
    connect(m_signs, &QCheckBox::toggled, this, refresh);
    refresh();
}

QLineEdit *ReportSigningPage::addFile(QFormLayout *form, const char *name, const QString &what, const QString &placeholder, const QString &kinds)
{
    const auto [edit, choose] = addFileRow(*form, *this, name, {what, placeholder, tr("Choose …"), tr("Choose a file: %1").arg(withoutMnemonic(what))}, AppSettings::text(QString::fromLatin1(name)));
    connect(edit, &QLineEdit::textChanged, this, &ReportSigningPage::changed);
    connect(choose, &QPushButton::clicked, this, [this, edit = edit, what = withoutMnemonic(what), kinds] {
        const QString chosen = QFileDialog::getOpenFileName(this, what, AppSettings::folder(u"certificates"_s), kinds);
        if (chosen.isEmpty())
            return;
        AppSettings::setFolder(u"certificates"_s, QFileInfo(chosen).path());
        edit->setText(chosen);
    });
    return edit;
}

SigningFiles ReportSigningPage::files() const
{
    SigningFiles files;
    if (!m_signs->isChecked())
        return files;
    files.key = pathBytes(m_key->text());
    files.certificate = pathBytes(m_certificate->text());
    if (!m_chain->text().isEmpty())
        files.chain.push_back(pathBytes(m_chain->text()));
    return files;
}

QString ReportSigningPage::problem() const
{
    return m_signs->isChecked() && m_key->text().isEmpty() ? tr("To sign, choose a private key.") : QString();
}

void ReportSigningPage::remember() const
{
    AppSettings::setFlag(u"reportSigns"_s, m_signs->isChecked());
    for (const QLineEdit *edit : {m_key, m_certificate, m_chain})
        AppSettings::setText(edit->objectName(), edit->text());
}

void loadSigningKey(JobRunner &runner, const SigningFiles &files, QWidget *window, const std::function<void(Result<SigningKeyPtr>)> &whenDone)
{
    loadWith(runner, files, window, nullptr, whenDone);
}

} // namespace assay
