// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clitrust.h"

namespace assay {

const char trustHelp[] = R"(Usage: assay-cli trust SOURCE [--image REF] [--require RULES] [OPTION ...]

Says who signed an image, or the file that a vendor released, and how far that signature reaches: from the signer to the digest, from the
digest to the manifest, its configuration and its layers, and with --disk to every byte on the disk. Nothing is fetched. Nobody is trusted
but whom you name: not your own keyring, and no certificate of the system.

SOURCE is an image archive or layout, an engine's storage directory, the storage folder of a registry, or a file that was signed as such; or a
folder of trust metadata, as ~/.docker/trust, for all that it says is signed (--image GUN or GUN:TAG: only that).
Found are cosign signatures, attestations and bundles, notation signatures (JWS, COSE), Docker Content Trust and TUF metadata, simple signing of
containers/image, and for a file SHA256SUMS and the like, OpenPGP, minisign and signify signatures beside it.

  --image REF       the image: a tag, an id or digest, or the beginning of one; needed when the source holds several
  --from PLACE      look there too for signatures, trust metadata and manifests: a folder, a registry's storage folder, a layout, a tar of one,
                    ~/.docker/trust; may be given more than once. A graph driver's store keeps no manifest: it must come from here
  --signature FILE  a signature of SOURCE by any name and of any kind: a Sigstore bundle, an envelope of notation, simple signing, OpenPGP,
                    minisign or signify; may be given more than once
  --at TIME         judge for this time, as 2026-11-26 or 2026-11-26T12:00:00Z, instead of now: what has expired since was valid then
  --disk            read the content too, and say whether the layers are the ones that were signed; of a registry's storage folder they
                    are not read, which is unknown, and the exit code 2
  --require RULES   rules that must hold, TOML or JSON (below). Without them the exit code is 0 when one statement holds, and no other has a
                    broken signature or broken metadata, or gives another digest for the same name; strangers' signatures do not count.
                    With --disk every layer must be the one that was signed, too
  --json FILE       write all of it as JSON (schema assay-trust-result/1); - is standard output
  --quiet           print nothing

Whom you trust (each may be given more than once; a folder stands for all files in it):
  --key FILE                    public key of cosign, PEM
  --sigstore-root FILE          trusted_root.json: certificate authorities, logs and time stamping of a Sigstore
  --log-key FILE                key of a transparency log of one's own, PEM
  --ca FILE                     certificates that signing certificates lead to, PEM or DER
  --signing-ca FILE             the same for signing authorities
  --tsa-ca FILE                 whom you trust to stamp times
  --notation-config FOLDER      configuration of notation, as ~/.config/notation: trustpolicy.json and truststore. Its policy for the image's
                                repository says who may sign by notation, whatever its level; the storage folder of a registry does not know
                                the registry's name, which --image registry.example/app:1.0 says
  --tuf-root FILE               root.json of Docker Content Trust or TUF; a folder of metadata: what is in and below it was seen before, too, and
                                nothing may be older, or be left out by the snapshot
  --tuf-root-key HEX            id of a key that must have signed the root
  --openpgp-key FILE            OpenPGP keys
  --openpgp-fingerprint HEX     whole fingerprint of a primary key among them; without one none of them is trusted
  --minisign-key FILE           key of minisign or signify
  --identity NAME               whose certificates are taken, of those that a trusted authority vouches for: a mail address or URI, with * and ?
                                for patterns; "x509.subject: C=…, O=…, CN=…" for notation; "*" alone for everybody
  --identity-issuer URL         of the --identity before it: who must have told the name (OpenID Connect)

Rules say more than that: relative paths in them are beside the file.

  schema = "assay-trust/1"
  [trust]
  keys = ["release.pub"]          # also: minisign-keys, openpgp-keys, openpgp-fingerprints, sigstore-roots, certificate-authorities,
                                  # log-keys, signing-authorities, time-stamp-authorities, notation-configs, tuf-roots,
                                  # tuf-root-keys
  [[trust.identity]]
  name = "release@vendor.example"
  issuer = "https://accounts.vendor.example"
  [[rule]]
  name = "the vendor signed it"
  schemes = ["cosign-signature", "sigstore-bundle"]   # signed-sums, minisign, signify, content-trust, tuf, notation, simple-signing
  signers = ["release@vendor.example"]                # names, or keys in hex
  issuer = "https://accounts.vendor.example"
  names = ["registry.example/app:1.*"]                # patterns of what is signed, or of its tag; only where that name is signed
  attestation = "https://slsa.dev/provenance/v1"      # an attestation of this type, rather than a signature
  at-least = 2                                        # different keys
  max-age-days = 30                                   # since the time that an authority or log proves
  may-be-stale = true                                 # expired metadata is good enough
  disk = true                                         # and the layers that are read must be what was signed

Exit codes: 0 every rule holds; 1 one does not (a line a rule says why); 2 wrong usage, or SOURCE, the layers that were asked for, or
without rules something beside it, could not be read whole; without rules also where all that is missing is proof of what the layers are.

Examples:
  assay-cli trust app.tar --key cosign.pub
  assay-cli trust /var/lib/docker --image demo/app:1.0 --from ~/.docker/trust --from registry --require deploy.toml
  assay-cli trust rootfs.tar.xz --openpgp-key vendor.asc --openpgp-fingerprint 0123456789ABCDEF0123456789ABCDEF01234567
)";

} // namespace assay
