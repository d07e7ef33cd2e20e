// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/trustwords.h"

#include "base/bytes.h"
#include "formats/intoto.h"
#include "items/displaytext.h"
#include "items/trustmodel.h"

#include <QStringList>

namespace assay {

using namespace Qt::StringLiterals;

QString trustSchemeText(TrustScheme scheme)
{
    switch (scheme) {
    case TrustScheme::UnsignedSums: return TrustModel::tr("checksums, not signed");
    case TrustScheme::SignedSums: return TrustModel::tr("checksums, signed by OpenPGP");
    case TrustScheme::Minisign: return TrustModel::tr("minisign");
    case TrustScheme::Signify: return TrustModel::tr("signify");
    case TrustScheme::ContentTrust: return TrustModel::tr("Docker Content Trust");
    case TrustScheme::Tuf: return TrustModel::tr("TUF");
    case TrustScheme::CosignSignature: return TrustModel::tr("cosign signature");
    case TrustScheme::SigstoreBundle: return TrustModel::tr("Sigstore bundle");
    case TrustScheme::Notation: return TrustModel::tr("Notation");
    case TrustScheme::OpenPgp: return TrustModel::tr("OpenPGP signature");
    case TrustScheme::SimpleSigning: return TrustModel::tr("OpenPGP simple signing");
    }
    return {};
}

QString trustAspectText(TrustAspect aspect)
{
    switch (aspect) {
    case TrustAspect::Integrity: return TrustModel::tr("Integrity");
    case TrustAspect::Signature: return TrustModel::tr("Signature");
    case TrustAspect::Identity: return TrustModel::tr("Identity");
    case TrustAspect::Freshness: return TrustModel::tr("Freshness");
    case TrustAspect::Binding: return TrustModel::tr("Binding");
    }
    return {};
}

QString trustAnswerText(TrustAspect aspect, TrustAnswer answer)
{
    if (answer == TrustAnswer::Unknown)
        return TrustModel::tr("unknown", "whether a statement of trust holds");
    const bool yes = answer == TrustAnswer::Yes;
    switch (aspect) {
    case TrustAspect::Integrity: return yes ? TrustModel::tr("intact", "records of a signature") : TrustModel::tr("damaged", "records of a signature");
    case TrustAspect::Signature: return yes ? TrustModel::tr("valid", "signature") : TrustModel::tr("not valid", "signature");
    case TrustAspect::Identity: return yes ? TrustModel::tr("trusted", "signer") : TrustModel::tr("not trusted", "signer");
    case TrustAspect::Freshness: return yes ? TrustModel::tr("fresh", "signature") : TrustModel::tr("stale", "signature");
    case TrustAspect::Binding: return yes ? TrustModel::tr("leads here", "signed digest") : TrustModel::tr("leads elsewhere", "signed digest");
    }
    return {};
}

QString trustStateText(TrustAnswer state)
{
    switch (state) {
    case TrustAnswer::Yes: return TrustModel::tr("holds", "statement of trust");
    case TrustAnswer::No: return TrustModel::tr("does not hold", "statement of trust");
    case TrustAnswer::Unknown: break;
    }
    return TrustModel::tr("cannot be told", "statement of trust");
}

QString trustCheckText(TrustAnswer answer)
{
    switch (answer) {
    case TrustAnswer::Yes: return TrustModel::tr("yes");
    case TrustAnswer::No: return TrustModel::tr("no");
    case TrustAnswer::Unknown: break;
    }
    return TrustModel::tr("unknown", "whether a statement of trust holds");
}

QString trustSignersText(const TrustStatement &statement)
{
    QStringList all;
    for (const TrustSigner &signer : statement.signers) {
        QString text = displayText(signer.name.empty() ? signer.key : signer.name);
        if (text.isEmpty())
            text = TrustModel::tr("a signer without a name");
        if (!signer.issuer.empty())
            text = TrustModel::tr("%1, by the word of %2").arg(text, displayText(signer.issuer));
        if (!signer.trusted)
            text = TrustModel::tr("%1 (not trusted)").arg(text);
        all.append(text);
    }
    if (all.isEmpty())
        return statement.scheme == TrustScheme::UnsignedSums ? TrustModel::tr("nobody") : TrustModel::tr("nobody that can be told");
    return all.join(u", "_s);
}

QString trustSignedAtText(const TrustStatement &statement)
{
    if (!statement.signedAt)
        return {};
    const QString time = fromUtf8View(isoTime(*statement.signedAt));
    return statement.signedAtProven ? TrustModel::tr("%1, proven").arg(time) : TrustModel::tr("%1, by the signer's own word").arg(time);
}

QString trustCoverText(const TrustReport &report, const TrustStatement &statement)
{
    QString reach;
    const bool image = !report.imageId.empty();
    switch (statement.answer(TrustAspect::Binding)) {
    case TrustAnswer::No: reach = TrustModel::tr("something else"); break;
    case TrustAnswer::Unknown: reach = TrustModel::tr("a digest, nothing further"); break;
    case TrustAnswer::Yes:
        if (!image)
            reach = TrustModel::tr("this file");
        else if (report.onDisk() == TrustAnswer::Yes)
            reach = TrustModel::tr("this image, to the files on disk");
        else if (report.onDisk() == TrustAnswer::No)
            reach = TrustModel::tr("this image's records, not what lies on disk");
        else
            reach = TrustModel::tr("this image's records");
        break;
    }
    if (statement.predicateType.empty())
        return reach;
    return TrustModel::tr("%1, an attestation of %2").arg(reach, displayText(namedPredicate(statement.predicateType)));
}

QString trustDetailText(const TrustReport &report, const TrustStatement &statement)
{
    QStringList lines{TrustModel::tr("%1: %2").arg(trustSchemeText(statement.scheme), displayText(statement.subject)),
                      TrustModel::tr("Signed by: %1").arg(trustSignersText(statement))};
    for (const TrustSigner &signer : statement.signers) {
        if (!signer.key.empty() && !signer.name.empty())
            lines.append(TrustModel::tr("Key of %1: %2").arg(displayText(signer.name), displayText(signer.key)));
    }
    if (statement.threshold > 1)
        lines.append(TrustModel::tr("Signers needed: %1").arg(statement.threshold));
    if (!statement.digest.empty())
        lines.append(TrustModel::tr("Digest: %1").arg(displayText(statement.digest)));
    for (int i = 0; i < trustAspects; ++i) {
        const auto aspect = static_cast<TrustAspect>(i);
        lines.append(TrustModel::tr("%1: %2").arg(trustAspectText(aspect), trustAnswerText(aspect, statement.answer(aspect))));
    }
    if (statement.signedAt)
        lines.append(TrustModel::tr("Signed at: %1").arg(trustSignedAtText(statement)));
    if (statement.expires)
        lines.append(TrustModel::tr("Expires: %1").arg(fromUtf8View(isoTime(*statement.expires))));
    lines.append(TrustModel::tr("Covers: %1").arg(trustCoverText(report, statement)));
    if (const TrustCheck *broken = statement.firstBroken())
        lines.append(TrustModel::tr("First that is not proven: %1 (%2)").arg(displayText(broken->what), displayText(broken->reason)));
    return lines.join(u'\n');
}

QString trustRecordsText(const TrustStatement &statement)
{
    QString text;
    for (const TrustRecord &record : statement.records)
        text += fromUtf8View(toHex(record.sha256)) + u"  "_s + QString::number(record.bytes) + u"  "_s + displayText(record.place) + u'\n';
    return text;
}

} // namespace assay
