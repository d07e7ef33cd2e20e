// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliproof.h"

namespace assay {

const char signHelp[] = R"(Usage: assay-cli sign BUNDLE --key FILE [--cert FILE] [OPTION ...]

Signs the manifest of a report bundle, and with it all that it names: manifest.json.p7s is added to the folder, a detached CMS signature
(CAdES, DER). The whole bundle is checked first, and one that does not hold is not signed. Nothing else in the folder changes; a report.pdf
that is to be signed itself is signed when the bundle is written (see compare).

  --key FILE               the private key: PEM, or PKCS#12 with its certificate. RSA of 2048 bits or more, ECDSA with P-256, P-384 or P-521
  --cert FILE              PEM: its certificate; further ones of its chain may follow
  --chain FILE             PEM: further certificates to be put into the signature; may be given more than once
  --passphrase-file FILE   the passphrase of the key is the first line of FILE; otherwise it is asked for on the terminal
  --passphrase-fd N        the same of an open descriptor
  --sign-outside-validity  sign also with a certificate that has expired or is not valid yet
  --timestamp-url URL      then ask this authority for a time stamp, and take it into the bundle: see assay-cli timestamp --help, also for
                           --tsa-ca, --server-ca, --proxy and --proxy-from-environment
  --quiet                  print nothing

A passphrase is never taken from the command line, and kept only until the key is open.

Examples:
  assay-cli sign report --key analyst.key --cert analyst.pem
  assay-cli sign report --key analyst.p12 --passphrase-fd 3 3< <(pass show analyst)
)";

const char timestampHelp[] = R"(Usage: assay-cli timestamp BUNDLE [--reply FILE | --timestamp-url URL] [--tsa-ca FILE] [OPTION ...]

A time stamp (RFC 3161) says that a report was there at a time. Each bundle has the question for one, manifest.json.tsq, which holds nothing
of the report but the SHA-256 of its manifest. Without --reply or --timestamp-url its place is told, and a bundle that has none gets one:
carry it to an authority, and take its answer in here. Only with --timestamp-url does this command go to the network.

  --reply FILE    the answer of the authority; is put into the bundle as manifest.json.tsr when it fits the manifest and the question
  --timestamp-url URL
                  ask this authority, and put its answer there when it fits; no other server is asked, wherever this one may lead. https:// with
                  certificates checked; http:// where you write so, which is what most authorities speak: what is sent is no secret, and the
                  answer is judged by its signature
  --tsa-ca FILE   PEM: whom you trust to stamp; the answer is refused when nobody there vouches for it
  --server-ca FILE
                  certificates in PEM that the server's own (https) leads to, instead of those of the system
  --proxy URL     http://HOST:PORT, through which the server is asked
  --proxy-from-environment
                  the one in https_proxy or all_proxy, but for what no_proxy names. Without these two options none is used
  --quiet         print nothing

Examples:
  assay-cli timestamp report --timestamp-url http://timestamp.example --tsa-ca authority.pem
  curl -H 'Content-Type: application/timestamp-query' --data-binary @report/manifest.json.tsq -o reply.tsr https://authority.example
  assay-cli timestamp report --reply reply.tsr --tsa-ca authority.pem
)";

const char proveHelp[] = R"(Usage: assay-cli prove BUNDLE PATH [--source NAME] [--json FILE]

Writes the proof that a path is in a report, for somebody who is not to see the other paths: its line of the listing, and the hashes that lead
from it to the Merkle root on the report and in its manifest (schema assay-proof/1, a few hundred bytes to some kilobytes).

  --source NAME   which listing: vendor, saved, live …; needed where several have the path
  --json FILE     write it to FILE; otherwise it goes to standard output

Examples:
  assay-cli prove report usr/bin/tool --source live --json tool.proof.json
  assay-cli check tool.proof.json --manifest manifest.json
)";

const char checkHelp[] = R"(Usage: assay-cli check BUNDLE [--ca FILE] [--tsa-ca FILE] [--json FILE]
       assay-cli check PROOF --manifest FILE | --root HEX [--json FILE]

Says whether a report bundle (a folder, or a zip of one) still says what it said, a line for each thing that holds it together: the kinds of files in it, the manifest, all
files against it, SHA256SUMS, the Merkle roots made again from the listings, the evidence file and the report, signatures, the time stamp.
A line begins with "holds", "unproven" (nothing speaks against it, but whose it is was not shown), "absent", "FAILS" or "NOT CHECKED".
Of a PROOF (see assay-cli prove): whether its line leads to the root of that manifest, or to that root. Reads only, and only files below BUNDLE.

  --ca FILE         PEM: whose signatures you trust, a certificate of a signer or of an authority above. Without it a signature is unproven
                    at best; with it a bundle that is not signed fails
  --tsa-ca FILE     the same of time stamps
  --manifest FILE   of a PROOF: the manifest.json of the report
  --root HEX        of a PROOF: the root over all sources, as it stands on the report
  --json FILE       write the result as JSON (schema assay-check/1) too; - is standard output, and nothing else goes there then
  --quiet           print nothing

Certificates that are installed in the system are not asked, and no revocation is looked up.

The exit code is 0 when nothing fails, 1 when something does, 2 when something could not be read.

Examples:
  assay-cli check report
  assay-cli check report --ca lab-ca.pem --tsa-ca authority.pem
)";

} // namespace assay
