#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes notation.tar.gz: signatures by keys of each kind, some with time stamps of an authority of our own, by the real notation, which verifies each.
#   make.sh WORK_FOLDER      needs notation 1.3, docker-registry, openssl 3 and python3
set -euo pipefail
here=$(dirname "$(realpath "$0")")
work=$(realpath -m "${1:?usage: make.sh WORK_FOLDER}")
port=${REGISTRY_PORT:-5103} tsa_port=${TSA_PORT:-5104}
rm -rf "$work" && mkdir -p "$work"/{storage,envelopes,certificates,manifests} && cd "$work"
export XDG_CONFIG_HOME=$work/config
notation_config=$work/config/notation
mkdir -p "$notation_config"/truststore/x509/{ca/fixture,tsa/fixture}

root() { # NAME SUBJECT
  openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "$2" -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    -addext 'basicConstraints=critical,CA:TRUE' -sha256 -keyout "$1.key" -out "certificates/$1.crt" 2>/dev/null
}
leaf() { # NAME SUBJECT ROOT EXTENSIONS NEWKEY…
  local name=$1 subject=$2 by=$3 extensions=$4
  shift 4
  openssl req "$@" -nodes -subj "$subject" -keyout "$name.key" -out "$name.csr" 2>/dev/null
  openssl x509 -req -in "$name.csr" -CA "certificates/$by.crt" -CAkey "$by.key" -days 3000 -sha256 -extfile <(printf '%b' "$extensions") -out "$name.pem" 2>/dev/null
  cat "$name.pem" "certificates/$by.crt" >"certificates/$name.crt"
}
signs='keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\nbasicConstraints=critical,CA:FALSE\n'
stamps='keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nbasicConstraints=critical,CA:FALSE\n'
root ca '/C=US/ST=WA/O=Fixture/CN=Fixture root'
root tsaroot '/C=US/O=Fixture/CN=Fixture time root'
leaf tsa '/C=US/O=Fixture/CN=Fixture time stamps' tsaroot "$stamps" -newkey rsa:3072
who='/C=US/ST=WA/L=Seattle/O=Fixture, Inc./CN='
leaf rsa2048 "${who}rsa2048" ca "$signs" -newkey rsa:2048
leaf rsa3072 "${who}rsa3072" ca "$signs" -newkey rsa:3072
leaf rsa4096 "${who}rsa4096" ca "$signs" -newkey rsa:4096
leaf p256 "${who}p256" ca "$signs" -newkey ec -pkeyopt ec_paramgen_curve:P-256
leaf p384 "${who}p384" ca "$signs" -newkey ec -pkeyopt ec_paramgen_curve:P-384
leaf p521 "${who}p521" ca "$signs" -newkey ec -pkeyopt ec_paramgen_curve:P-521
cp certificates/ca.crt "$notation_config/truststore/x509/ca/fixture/"
cp certificates/tsaroot.crt "$notation_config/truststore/x509/tsa/fixture/"
cat >"$notation_config/trustpolicy.json" <<'JSON'
{"version": "1.0", "trustPolicies": [
  {"name": "demo", "registryScopes": ["REGISTRY/demo/app"], "signatureVerification": {"level": "strict", "override": {"revocation": "skip"}, "verifyTimestamp": "afterCertExpiry"},
   "trustStores": ["ca:fixture", "tsa:fixture"], "trustedIdentities": ["x509.subject: C=US, ST=WA, O=Fixture\\, Inc."]},
  {"name": "others", "registryScopes": ["*"], "signatureVerification": {"level": "skip"}}]}
JSON
sed -i "s/REGISTRY/127.0.0.1:$port/" "$notation_config/trustpolicy.json"
python3 - "$notation_config/signingkeys.json" "$work" rsa2048 rsa3072 rsa4096 p256 p384 p521 <<'PY'
import json, sys
keys = [{"name": n, "keyPath": f"{sys.argv[2]}/{n}.key", "certPath": f"{sys.argv[2]}/certificates/{n}.crt"} for n in sys.argv[3:]]
json.dump({"default": "rsa2048", "keys": keys}, open(sys.argv[1], "w"))
PY

cat >tsa.cnf <<CNF
[tsa]
default_tsa = it
[it]
serial = $work/tsa.serial
signer_cert = $work/tsa.pem
certs = $work/certificates/tsaroot.crt
signer_key = $work/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = yes
ess_cert_id_alg = sha256
CNF
echo 01 >tsa.serial
cat >tsa.py <<'PY'
import http.server, subprocess, sys
class Tsa(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = self.rfile.read(int(self.headers["Content-Length"]))
        open("query.tsq", "wb").write(query)
        reply = subprocess.run(["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq"], capture_output=True, check=True).stdout
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(reply)
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Tsa).serve_forever()
PY
cat >registry.yml <<YML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $work/storage}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$port"}
YML
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true' EXIT
docker-registry serve registry.yml >registry.log 2>&1 & pids+=($!)
python3 tsa.py "$tsa_port" & pids+=($!)
for ((i = 0; i < 40; i++)); do curl -s "http://127.0.0.1:$port/v2/" >/dev/null && break; sleep 0.25; done

# An image of nothing but its records.
base=http://127.0.0.1:$port/v2/demo/app
upload() { # FILE
  local place
  place=$(curl -si -X POST "$base/blobs/uploads/" | tr -d '\r' | sed -n 's/^Location: //Ip')
  curl -s -X PUT -H 'Content-Type: application/octet-stream' --data-binary "@$1" "$place&digest=sha256:$(sha256sum "$1" | cut -d' ' -f1)" >/dev/null
}
printf '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}' >config.json
upload config.json
image_of() { # NAME: an image of its own, so that what verifies it is this one signature
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%s","size":%s},"layers":[],"annotations":{"name":"%s"}}' \
    "$(sha256sum config.json | cut -d' ' -f1)" "$(stat -c %s config.json)" "$1" >"manifests/$1.json"
  curl -s -X PUT -H 'Content-Type: application/vnd.oci.image.manifest.v1+json' --data-binary @"manifests/$1.json" "$base/manifests/$1" >/dev/null
  image=127.0.0.1:$port/demo/app@sha256:$(sha256sum "manifests/$1.json" | cut -d' ' -f1)
}

newest() { # the envelope that came last, to envelopes/NAME
  local blob
  for blob in $(find storage -name data -newer mark -type f); do
    if grep -qaE '"protected"|io.cncf.notary.signingScheme' "$blob" && ! grep -qa schemaVersion "$blob"; then cp "$blob" "envelopes/$1"; fi
  done
}
sign() { # NAME FLAGS…
  local name=$1
  shift
  image_of "$name"
  touch mark; sleep 0.02
  notation sign --insecure-registry "$@" "$image" >/dev/null
  notation verify --insecure-registry "$image"
  newest "$name"
}
stamp=(--timestamp-url "http://127.0.0.1:$tsa_port/" --timestamp-root-cert "$work/certificates/tsaroot.crt")
for key in rsa2048 rsa3072 rsa4096 p256 p384 p521; do
  sign "$key.jws" --key "$key" --signature-format jws
  sign "$key.cose" --key "$key" --signature-format cose
done
sign stamped.jws --key rsa3072 --signature-format jws "${stamp[@]}"
sign stamped.cose --key p256 --signature-format cose "${stamp[@]}"
sign expiring.jws --key p384 --signature-format jws --expiry 24h "${stamp[@]}"
sign expiring.cose --key rsa2048 --signature-format cose --expiry 24h
rm -f certificates/{rsa,p}[0-9]*.crt certificates/tsa.crt
mkdir -p tar/config && cp -r "$notation_config/truststore" "$notation_config/trustpolicy.json" tar/config/ && cp -r envelopes certificates manifests tar/
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@1795672800 --mode=u=rwX,go=rX -C tar -cf - . | gzip -n9 >"$here/notation.tar.gz"
