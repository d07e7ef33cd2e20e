// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fetchdialog.h"

#include "base/bytes.h"
#include "io/bytesource.h"
#include "io/digest.h"
#include "items/displaytext.h"
#include "ui/fieldlabel.h"
#include "ui/filerow.h"
#include "ui/keybook.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/taborder.h"
#include "ui/typedsecret.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <mutex>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

// Said in the job, shown by the window.
struct FetchDialog::Talk {
    std::mutex mutex;
    std::vector<std::string> told;

    void add(const std::string &what)
    {
        const std::lock_guard lock(mutex);
        told.push_back(what);
    }
    std::vector<std::string> all()
    {
        const std::lock_guard lock(mutex);
        return told;
    }
};

namespace {

constexpr std::uint64_t mostRecordBytes = 64 << 20; // of fetched.json, which this program has just written
constexpr int mostNumbered = 1000;
constexpr std::size_t linesOfTalk = 3;

// What the job of the dialog works on. Shared: the request names the credentials in it.
struct Work {
    FetchOrder order;
    FetchRequest request;
    std::optional<FetchCredentials> credentials;
    std::string folder;
};

std::string bytesOf(const QLineEdit &edit)
{
    return edit.text().trimmed().toStdString();
}

std::string hostOf(const std::string &url)
{
    const auto parsed = parseWebUrl(url);
    return parsed ? parsed->authority() : std::string();
}

Result<FetchedSignatures> summaryOf(const FetchedImage &fetched, const std::string &folder)
{
    const auto record = openFileSource(folder + "/fetched.json");
    const auto bytes = record ? readAll(**record, mostRecordBytes) : Unexpected(record.error());
    if (!bytes)
        return Unexpected(bytes.error());
    FetchedSignatures out{fetched.image.text(), fetched.digest, {}, folder, toHex(sha256(std::string_view(*bytes))), fetched.blobs.size(), fetched.contentTrust.size(), {}};
    for (const FetchRecord &each : fetched.records) {
        const std::string host = hostOf(each.url);
        if (std::find(out.hosts.begin(), out.hosts.end(), host) == out.hosts.end())
            out.hosts.push_back(host);
    }
    for (const Error &problem : fetched.problems)
        out.problems.push_back(problem.message());
    return out;
}

} // namespace

QString fetchAdvice(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Permission:
        return FetchDialog::tr("Type a name and a password, or a token, that may read it. Where the registry gives out tokens on another host, name that host as well.");
    case ErrorCode::NotFound:
        return FetchDialog::tr("Check the name, and the tag or digest: there is nothing under it, or it is not shown without a name and password.");
    case ErrorCode::Io:
        return FetchDialog::tr("Check the server's name, the network and the proxy. Where the server's certificate comes from a private authority, name that authority's file.");
    case ErrorCode::Malformed:
    case ErrorCode::Truncated:
        return FetchDialog::tr("Something answers that is no registry, or is in between: check the server's name and the proxy.");
    case ErrorCode::LimitExceeded: return FetchDialog::tr("The server answers too slowly, or with too much. Try again later.");
    default: return {};
    }
}

FetchDialog::FetchDialog(JobRunner &runner, std::function<Status(const std::string &)> mayWrite, const QString &reference, QWidget *parent) :
    QDialog(parent),
    m_runner(runner),
    m_mayWrite(std::move(mayWrite)),
    m_form(named(new QWidget(this), "fetchForm", tr("What is fetched, from whom, and whereto"))),
    m_asked(named(new PlainLabel(this), "fetchAsked", tr("Who is asked"))),
    m_state(named(new PlainLabel(this), "fetchState", tr("What happens, and what to do"))),
    m_progress(named(new QProgressBar(this), "fetchProgress", tr("Progress")))
{
    named(this, "fetchDialog", tr("Fetch signatures"));
    setWindowTitle(tr("Fetch Signatures"));
    const QString about = tr("Asks the image's registry for its manifest and for all signatures and attestations that are attached to it, never for its layers. Nobody is asked for "
                             "anything before you press “Fetch”. Only servers with TLS are asked, and their certificates are checked.");
    auto *aboutLabel = named(new PlainLabel(about, this), "fetchAbout", about);
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_reference = addField(*form, "fetchReference", tr("&Image"), u"registry.example:5000/team/app:1.0"_s, tr("A name as docker takes it. The registry is what stands before the first slash; without one it is Docker Hub."));
    m_notary = addField(*form, "fetchNotary", tr("&Notary server"), tr("https://notary.docker.io for Docker Hub; empty: none is asked"), tr("Has the metadata of Docker Content Trust"));
    m_authorities = addFile(*form, "fetchAuthorities", tr("Certificate &authorities"), tr("empty: those of the system"), tr("A file of certificates in PEM that the servers' certificates have to lead to, instead of those of the system"), [this] { chooseAuthorities(); });
    const QString proxyHere = displayText(qgetenv("https_proxy").toStdString());
    m_proxy = addField(*form, "fetchProxy", tr("&Proxy"),
                       proxyHere.isEmpty() || proxyHere.contains(u'@') ? tr("http://HOST:PORT; empty: none is used") : tr("empty: none is used; the environment names %1").arg(proxyHere),
                       tr("All servers are asked through it. None is used that is not named here."));
    m_user = addField(*form, "fetchUser", tr("&User"), tr("empty: nobody in particular"), tr("Who you are to the registry. Not kept."));
    m_password = addField(*form, "fetchPassword", tr("Pass&word or token"), {}, tr("Sent to the registry or notary server alone. It is nowhere stored, and overwritten when it was used."));
    makeSecretEdit(*m_password);
    m_tokenServer = addField(*form, "fetchTokenServer", tr("&Token server"), tr("HOST, auth.docker.io for Docker Hub; may be empty"), tr("The password may go to this host too, where the registry says that it gives out tokens."));
    m_folder = addFile(*form, "fetchFolder", tr("F&older"), tr("new, or empty"), tr("The folder that is made for what is fetched. It becomes a further place to look for signatures in."), [this] { chooseFolder(); });
    form->insertRow(2, QString(), m_asked);
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, this), "fetchButtons", tr("Buttons"));
    m_close = named(buttons->button(QDialogButtonBox::Close), "fetchClose", tr("Close"));
    m_fetch = named(buttons->addButton(tr("&Fetch"), QDialogButtonBox::ActionRole), "fetchStart", tr("Fetch"));
    m_fetch->setDefault(true);
    for (PlainLabel *label : {aboutLabel, m_asked, m_state})
        label->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setRange(0, 0); // nobody knows how much is attached
    m_progress->setTextVisible(false);
    m_progress->hide();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(aboutLabel);
    layout->addWidget(m_form);
    layout->addWidget(m_progress);
    layout->addWidget(m_state, 1);
    layout->addWidget(buttons);
    resize(680, sizeHint().height());
    tabAsLaidOut(this);

    m_notary->setText(AppSettings::text(u"fetchNotary"_s));
    m_authorities->setText(AppSettings::text(u"fetchAuthorities"_s));
    m_proxy->setText(AppSettings::text(u"fetchProxy"_s));
    connect(m_reference, &QLineEdit::textChanged, this, [this] {
        proposeFolder();
        refresh();
    });
    for (const QLineEdit *edit : {m_notary, m_user, m_folder})
        connect(edit, &QLineEdit::textChanged, this, &FetchDialog::refresh);
    connect(m_fetch, &QPushButton::clicked, this, &FetchDialog::fetch);
    connect(buttons, &QDialogButtonBox::rejected, this, &FetchDialog::reject);
    connect(&m_runner, &JobRunner::progressChanged, this, &FetchDialog::showProgress);
    m_reference->setText(reference);
    proposeFolder();
    refresh();
}

FetchDialog::~FetchDialog()
{
    m_job.cancel();
    takeSecret(*m_password);
}

namespace {

void explain(QLineEdit &edit, const QString &tip)
{
    edit.setToolTip(toolTipText(tip));
    edit.setWhatsThis(toolTipText(tip));
    edit.setAccessibleDescription(tip);
}

} // namespace

QLineEdit *FetchDialog::addField(QFormLayout &form, const char *name, const QString &what, const QString &placeholder, const QString &tip)
{
    auto *edit = named(new QLineEdit(m_form), name, withoutMnemonic(what));
    edit->setPlaceholderText(placeholder);
    explain(*edit, tip);
    form.addRow(fieldLabel(edit, what, "fetchLabel"), edit);
    return edit;
}

QLineEdit *FetchDialog::addFile(QFormLayout &form, const char *name, const QString &what, const QString &placeholder, const QString &tip, std::function<void()> choose)
{
    const FileRow row = addFileRow(form, *m_form, name, {what, placeholder, tr("Choose …"), tr("Choose: %1").arg(withoutMnemonic(what))}, {});
    explain(*row.edit, tip);
    connect(row.choose, &QPushButton::clicked, this, std::move(choose));
    return row.edit;
}

void FetchDialog::chooseAuthorities()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Certificate Authorities"), AppSettings::folder(u"certificates"_s), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"certificates"_s, QFileInfo(chosen).path());
    m_authorities->setText(chosen);
}

// An empty folder is taken as it is; of any other one, a new one in it.
void FetchDialog::chooseFolder()
{
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("A Folder for What Is Fetched"), QFileInfo(m_folder->text()).path());
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"fetch"_s, chosen);
    m_proposed = m_folder->text();
    if (QDir(chosen).isEmpty())
        m_folder->setText(chosen);
    else
        proposeFolder();
}

void FetchDialog::proposeFolder()
{
    if (m_folder->text() != m_proposed)
        return;
    const auto image = parseImageReference(bytesOf(*m_reference));
    const std::string name = image ? image->repository.substr(image->repository.rfind('/') + 1) : std::string("image");
    const QString before = AppSettings::folder(u"fetch"_s);
    const QDir parent(before.isEmpty() ? QDir::homePath() : before);
    const QString first = parent.filePath(QString::fromStdString(name) + u"-signatures"_s);
    m_proposed = first;
    for (int number = 2; QFileInfo::exists(m_proposed) && number < mostNumbered; ++number)
        m_proposed = first + u'-' + QString::number(number);
    m_folder->setText(m_proposed);
}

FetchOrder FetchDialog::order() const
{
    FetchOrder order;
    order.image = bytesOf(*m_reference);
    order.contentTrust = bytesOf(*m_notary);
    order.authorities = pathBytes(m_authorities->text().trimmed());
    order.proxy = bytesOf(*m_proxy);
    if (std::string server = bytesOf(*m_tokenServer); !server.empty() && !m_user->text().isEmpty())
        order.tokenServers.push_back(std::move(server));
    return order;
}

std::string FetchDialog::folder() const
{
    return pathBytes(QDir::cleanPath(m_folder->text()));
}

// What is wrong with the form, or who will be asked.
QString FetchDialog::whoIsAsked() const
{
    const auto image = parseImageReference(bytesOf(*m_reference));
    const auto registry = image ? registryOf(*image, false) : Unexpected(image.error());
    if (!registry)
        return displayText(registry.error().message());
    QStringList hosts{displayText(registry->authority())};
    if (!bytesOf(*m_notary).empty()) {
        const auto notary = parseWebUrl(bytesOf(*m_notary));
        if (!notary)
            return tr("Notary server: %1").arg(displayText(notary.error().detail));
        hosts.append(displayText(notary->authority()));
    }
    return tr("Will be asked: %1").arg(hosts.join(u", "_s));
}

void FetchDialog::refresh()
{
    const bool fetching = isFetching();
    m_form->setEnabled(!fetching);
    m_progress->setVisible(fetching);
    m_asked->setText(bytesOf(*m_reference).empty() ? tr("Name an image.") : whoIsAsked());
    m_asked->setAccessibleDescription(m_asked->text());
    m_password->setEnabled(!m_user->text().isEmpty());
    m_tokenServer->setEnabled(!m_user->text().isEmpty());
    m_fetch->setEnabled(!fetching && !m_folder->text().trimmed().isEmpty() && !bytesOf(*m_reference).empty());
    m_close->setText(fetching ? tr("&Stop") : tr("&Close"));
    m_close->setAccessibleName(fetching ? tr("Stop fetching") : tr("Close"));
}

void FetchDialog::fetch()
{
    const auto work = std::make_shared<Work>();
    work->order = order();
    work->folder = folder();
    auto password = takeSecret(*m_password); // whatever becomes of it
    auto request = requestOf(work->order);
    m_talk = std::make_shared<Talk>();
    const bool named = !m_user->text().isEmpty();
    if (request && !password)
        request = Unexpected(password.error());
    else if (request && named && password->text().empty())
        request = Unexpected(makeError(ErrorCode::Usage, {}, "the password is empty"));
    else if (request && m_user->text().contains(u':'))
        request = Unexpected(makeError(ErrorCode::Usage, {}, "the name of a user must not hold a colon"));
    if (!request)
        return finish(Unexpected(request.error()));
    work->request = std::move(*request);
    if (named)
        work->credentials = FetchCredentials{m_user->text().toStdString(), std::move(*password)};
    work->request.credentials = work->credentials ? &*work->credentials : nullptr;
    remember();
    m_job = m_runner.start(
        {.title = tr("Fetching signatures of %1").arg(displayText(work->request.image.text())), .writes = {work->folder}}, this,
        [work, talk = m_talk, mayWrite = m_mayWrite](Context &context) -> Result<FetchedSignatures> {
            const Status may = mayWrite ? mayWrite(work->folder) : Status();
            const auto settings = may ? httpsSettingsOf(work->order) : Unexpected(may.error());
            if (!settings)
                return Unexpected(settings.error());
            const auto fetched = fetchIntoFolder(work->request, *settings, work->folder, [&talk](const std::string &what) { talk->add(what); }, context);
            return fetched ? summaryOf(*fetched, work->folder) : Unexpected(fetched.error());
        },
        [this](const Result<FetchedSignatures> &result) {
            m_job = {};
            finish(result);
        });
    refresh();
    showProgress();
}

void FetchDialog::showProgress()
{
    if (!isFetching())
        return;
    QStringList lines;
    const std::vector<std::string> told = m_talk->all();
    for (std::size_t i = told.size() > linesOfTalk ? told.size() - linesOfTalk : 0; i < told.size(); ++i)
        lines.append(displayText(told[i]));
    for (const JobState &job : m_runner.jobs()) {
        if (job.id == m_job.id() && job.progress.entriesDone > 0)
            lines.append(tr("%n answer(s), %1", nullptr, static_cast<int>(job.progress.entriesDone)).arg(bytesText(job.progress.bytesDone)));
    }
    m_state->setText(lines.join(u'\n'));
}

void FetchDialog::finish(const Result<FetchedSignatures> &result)
{
    refresh();
    if (result) {
        Q_EMIT fetched(*result);
        accept();
        return;
    }
    const Error &error = result.error();
    QStringList lines{error.code == ErrorCode::Cancelled ? tr("Stopped. Nothing was kept.") : tr("Nothing was fetched. %1").arg(displayText(error.message()))};
    // Before anybody was asked, it is this machine that refuses, and says why.
    if (const QString advice = m_talk->all().empty() ? QString() : fetchAdvice(error); !advice.isEmpty())
        lines.append(advice);
    m_state->setText(lines.join(u'\n'));
    m_state->setAccessibleDescription(m_state->text());
}

void FetchDialog::reject()
{
    if (isFetching())
        m_job.cancel(); // what follows tells so
    else
        QDialog::reject();
}

// Never who asked, nor what lets him in.
void FetchDialog::remember() const
{
    AppSettings::setText(u"fetchNotary"_s, m_notary->text().trimmed());
    AppSettings::setText(u"fetchAuthorities"_s, m_authorities->text().trimmed());
    AppSettings::setText(u"fetchProxy"_s, m_proxy->text().contains(u'@') ? QString() : m_proxy->text().trimmed());
    AppSettings::setFolder(u"fetch"_s, QFileInfo(QDir::cleanPath(m_folder->text())).absolutePath());
}

} // namespace assay
