#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes further/: cases by the same small sigstore as make.py, with keys of its own, of what cases/ has not: cosign's own bundles of files, the
less usual ways to sign, and what somebody who wants a wrong "yes" would hand in.

  makefurther.py OUT      needs python3-cryptography, openssl and libsodium. Every run has other keys.
"""
import base64, copy, ctypes, hashlib, json, os, sys
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
import make
from make import (ARTIFACT, IDENTITY, ISSUER, NOW, W, CertificateLog, Made, Stamps, authority, b64, canonical, der, dsse1, hashed1, hashed2, pae, pem, rfc3339, sign, spki,
                  spoil, statement)

SHA512 = lambda data: hashlib.sha512(data).digest()
sodium = ctypes.CDLL("libsodium.so.23")
sodium.sodium_init()


class Prehashed:
    """Ed25519ph, which python3-cryptography does not make."""

    def __init__(self, key):
        self.key = key
        self.public_key = key.public_key

    def sign(self, data):
        seed = self.key.private_bytes(serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption())
        public, secret, state, made = (ctypes.create_string_buffer(n) for n in (32, 64, 1024, 64))
        sodium.crypto_sign_ed25519_seed_keypair(public, secret, seed)
        sodium.crypto_sign_ed25519ph_init(state)
        sodium.crypto_sign_ed25519ph_update(state, data, ctypes.c_ulonglong(len(data)))
        sodium.crypto_sign_ed25519ph_final_create(state, made, None, secret)
        return made.raw


class ByPss:
    def __init__(self, key, algorithm):
        self.key, self.algorithm = key, algorithm
        self.public_key = key.public_key

    def sign(self, data):
        return self.key.sign(data, padding.PSS(padding.MGF1(self.algorithm), padding.PSS.MAX_LENGTH), self.algorithm)


def hashed512(version):
    def made(digest, signature, certificate, key):
        kind, number, spec = version(digest, signature, certificate, key)
        if number == "0.0.1":
            spec["data"]["hash"] = {"algorithm": "sha512", "value": SHA512(ARTIFACT).hex()}
        else:
            spec["hashedRekordV002"]["data"] = {"algorithm": "SHA2_512", "digest": b64(SHA512(ARTIFACT))}
        return kind, number, spec
    return made


def record512(version):
    """As make.Made calls it: over the digest of the message, which is another one here."""
    record = hashed512(version)
    return lambda _, signature, certificate, key: record(b"", signature, certificate, key)


def blob(made, certificate=True, entry=True):
    """What "cosign sign-blob --bundle" wrote before there were bundles of Sigstore."""
    found = {"base64Signature": b64(made.signature)}
    if made.certificate and certificate:
        found["cert"] = b64(made.certificate.public_bytes(serialization.Encoding.PEM))
    elif not made.certificate:
        found["cert"] = b64(pem(made.key))
    if entry and made.material["tlogEntries"]:
        e = made.entry
        found["rekorBundle"] = {"SignedEntryTimestamp": e["inclusionPromise"]["signedEntryTimestamp"], "Payload": {
            "body": e["canonicalizedBody"], "integratedTime": int(e["integratedTime"]), "logIndex": int(e["logIndex"]), "logID": W.rekor.id.hex()}}
    return found


def blobs(write):
    good = Made()
    write("cosign-blob", blob(good))
    write("cosign-blob-more-members", blob(good) | {"added": {"by": "somebody"}})
    plain = blob(good)
    plain["cert"] = good.certificate.public_bytes(serialization.Encoding.PEM).decode()
    write("cosign-blob-certificate-as-text", plain)
    write("cosign-blob-other-artifact_fail", blob(good), artifact=b"another file\n")
    write("cosign-blob-no-log-entry_fail", blob(good, entry=False))
    write("cosign-blob-no-certificate_fail", blob(good, certificate=False))
    # CVE-2022-36056: the entry of another signature over the same file.
    for label, other in (("cosign-blob-entry-of-other-signature_fail", Made()), ("cosign-blob-entry-of-same-key_fail", Made(key=good.key)),
                         ("cosign-blob-entry-of-other-file_fail", Made(artifact=b"else\n"))):
        write(label, blob(good) | {"rekorBundle": blob(other)["rekorBundle"]})
    write("cosign-blob-signature-changed_fail", blob(good) | {"base64Signature": spoil(b64(good.signature))})
    late = copy.deepcopy(blob(good))
    late["rekorBundle"]["Payload"]["integratedTime"] += 1
    write("cosign-blob-entry-at-other-time_fail", late)
    write("cosign-blob-spelled-otherwise_fail", blob(good) | {"Cert": "x"})
    twice = copy.deepcopy(plain)
    twice["cert"] *= 2
    write("cosign-blob-two-certificates_fail", twice)
    write("cosign-blob-wrong-identity_fail", blob(good), identity=IDENTITY + "x")
    keyed = Made(certificate=False)
    write("cosign-blob-key", blob(keyed), key=keyed.key)
    unlogged = Made(certificate=False, logged=False)
    write("cosign-blob-key-no-log", blob(unlogged), key=unlogged.key)
    write("cosign-blob-key-of-its-own_fail", blob(unlogged))
    write("cosign-blob-other-key_fail", blob(unlogged), key=ec.generate_private_key(ec.SECP256R1()))


def ways(write):
    """Less usual ways to sign."""
    def keyed(label, key, trusted=None, **more):
        made = Made(key=key, certificate=False, **more)
        if more.get("logged", True) is False:
            made.bundle["messageSignature"]["messageDigest"] = {}
        write(label, made.bundle, key=trusted or key)
        return made

    ed = ed25519.Ed25519PrivateKey.generate()
    keyed("ed25519ph-no-log", Prehashed(ed), logged=False)
    keyed("ed25519ph-logged", Prehashed(ed), record=record512(hashed1))
    keyed("ed25519ph-rekor2", Prehashed(ed), tree=W.rekor2, record=record512(hashed2))
    keyed("ed25519ph-other-key_fail", Prehashed(ed), trusted=ed25519.Ed25519PrivateKey.generate(), logged=False)
    made = Made(key=Prehashed(ed), certificate=False, logged=False)
    made.bundle["messageSignature"]["signature"] = spoil(b64(made.signature))
    write("ed25519ph-changed_fail", made.bundle, key=ed)
    write("ed25519ph-other-artifact_fail", Made(key=Prehashed(ed), certificate=False, logged=False).bundle, key=ed, artifact=b"another file\n")
    write("ed25519ph-of-an-envelope_fail", Made(key=Prehashed(ed), certificate=False, payload=statement(), record=dsse1).bundle, key=ed)
    big = rsa.generate_private_key(65537, 2048)
    for label, algorithm in (("sha256", hashes.SHA256()), ("sha384", hashes.SHA384()), ("sha512", hashes.SHA512())):
        keyed("rsa-pss-" + label, ByPss(big, algorithm), logged=False)
    made = Made(key=ByPss(big, hashes.SHA256()), certificate=False, logged=False)
    made.bundle["messageSignature"]["signature"] = spoil(b64(made.signature))
    write("rsa-pss-changed_fail", made.bundle, key=big)
    write("rsa-pss-sha1_fail", Made(key=ByPss(big, hashes.SHA1()), certificate=False, logged=False).bundle, key=big)
    weak = rsa.generate_private_key(65537, 1024)
    write("rsa-pss-weak_fail", Made(key=ByPss(weak, hashes.SHA256()), certificate=False, logged=False).bundle, key=weak)
    keyed("rsa-pkcs1-sha512", big, logged=False, digest_algorithm=hashes.SHA512())
    keyed("rsa-pkcs1-sha1_fail", big, logged=False, digest_algorithm=hashes.SHA1())


def attacks(write):
    root = W.root()
    log = CertificateLog()
    log.extensions = b"\0\0\5\0\0\0\1\2"
    with_log = copy.deepcopy(root)
    with_log["ctlogs"].append(W.log("https://tiles.example.invalid", log.key, log.id, "PKIX_ECDSA_P256_SHA_256"))
    write("sct-with-extensions", Made(log=log).bundle, root=with_log)

    # Authorities whose certificates end before the case is judged.
    stamps, own = Stamps(end=3600), W.tsa
    W.tsa = stamps
    expired = W.root()
    write("tsa-chain-expired-since", Made(tree=W.rekor2).bundle, root=expired)
    W.tsa = own
    ca = authority("demo-intermediate-short", W.ca_root, end=3600)
    short = copy.deepcopy(root)
    short["certificateAuthorities"] = [W.chain("https://ca.example.invalid", [ca[0], W.ca_root[0]])]
    write("intermediate-expired-since", Made(ca=ca, tree=W.rekor2).bundle, root=short)
    gone = authority("demo-intermediate-gone", W.ca_root, end=-30)
    past = copy.deepcopy(root)
    past["certificateAuthorities"] = [W.chain("https://ca.example.invalid", [gone[0], W.ca_root[0]])]
    write("intermediate-expired-then_fail", Made(ca=gone, tree=W.rekor2).bundle, root=past)

    write("timestamp-before-certificate_fail", Made(tree=W.rekor2, start=NOW + 3600).bundle)
    good = Made()
    other = Made(key=good.key)
    mixed = copy.deepcopy(good)
    mixed.material["certificate"] = other.material["certificate"]
    write("entry-about-other-certificate_fail", mixed.bundle)

    # What the second Rekor does not sign: a time of the entry's own, with which a key that is not in use any more would be.
    modern = Made(tree=W.rekor2)
    ended = copy.deepcopy(root)
    ended["tlogs"][1]["publicKey"]["validFor"].update(end=rfc3339(NOW - 10))
    claimed = copy.deepcopy(modern)
    claimed.entry["integratedTime"] = str(NOW - 30)
    write("rekor2-time-that-nobody-signed_fail", claimed.bundle, root=ended)
    unpromised = Made(promise=False, stamp=True)
    unpromised.entry["integratedTime"] = str(NOW - 30)
    first_ended = copy.deepcopy(root)
    first_ended["tlogs"][0]["publicKey"]["validFor"].update(end=rfc3339(NOW - 10))
    write("rekor1-time-that-nobody-signed_fail", unpromised.bundle, root=first_ended)

    # A log that is trusted, but not the one whose name the entry has.
    claimed = copy.deepcopy(modern)
    claimed.entry["logId"] = {"keyId": b64(W.rekor.id)}
    write("entry-of-another-log_fail", claimed.bundle)
    claimed = copy.deepcopy(good)
    claimed.entry["logId"] = {"keyId": b64(W.rekor2.id)}
    write("entry-of-the-other-log_fail", claimed.bundle)
    # The proof is of another entry of the same log, with its checkpoint.
    claimed = copy.deepcopy(good)
    claimed.entry["inclusionProof"] = other.entry["inclusionProof"]
    write("proof-of-another-entry_fail", claimed.bundle)

    # Who vouches for names must not be one who only stamps times, or the other way about.
    swapped = copy.deepcopy(root)
    swapped["certificateAuthorities"], swapped["timestampAuthorities"] = root["timestampAuthorities"], root["certificateAuthorities"]
    write("authorities-in-each-others-place_fail", modern.bundle, root=swapped)
    # The log's own key signed the file, and nobody chose it.
    write("signed-by-the-log_fail", Made(key=W.rekor.key, certificate=False).bundle)

    # Statements: several subjects, one of them at hand; none; one whose digests are of another kind.
    def about(*digests):
        made = json.loads(statement())
        made["subject"] = [{"name": f"file{i}", "digest": d} for i, d in enumerate(digests)]
        return canonical(made)
    there, elsewhere = hashlib.sha256(ARTIFACT).hexdigest(), hashlib.sha256(b"x").hexdigest()
    for label, payload in (("subjects-with-the-file", about({"sha256": elsewhere}, {"sha256": there})), ("subject-by-sha512", about({"sha512": SHA512(ARTIFACT).hex()})),
                           ("subjects-without-the-file_fail", about({"sha256": elsewhere}, {"sha256": hashlib.sha256(b"y").hexdigest()})),
                           ("subject-by-git-only_fail", about({"gitCommit": "00" * 20})), ("subject-with-the-digest-by-another-name_fail", about({"sha1": there})),
                           ("subject-whose-digests-differ_fail", about({"sha256": elsewhere, "sha512": SHA512(ARTIFACT).hex()}))):
        write(label, Made(payload=payload, record=dsse1).bundle)


def main(folder):
    out = os.path.join(folder, "further")
    os.makedirs(out, exist_ok=True)

    def put(path, data):
        with open(path, "wb") as file:
            file.write(data)

    def write(label, bundle, root=None, key=None, artifact=None, identity=None):
        folder = os.path.join(out, label)
        os.makedirs(folder, exist_ok=True)
        put(os.path.join(folder, "bundle.sigstore.json"), json.dumps(bundle, separators=(",", ":"), ensure_ascii=False).encode() + b"\n")
        for file, data in (("trusted_root.json", root and json.dumps(root, separators=(",", ":")).encode()), ("key.pub", key and pem(key)), ("artifact", artifact),
                           ("identity", identity and identity.encode())):
            if data:
                put(os.path.join(folder, file), data)

    for file, data in (("a.txt", ARTIFACT), ("trusted_root.json", json.dumps(W.root(), separators=(",", ":")).encode() + b"\n"), ("identity", IDENTITY.encode()),
                       ("issuer", ISSUER.encode()), ("time", str(NOW + 86400).encode())):
        put(os.path.join(out, file), data)
    blobs(write)
    ways(write)
    attacks(write)


if __name__ == "__main__":
    main(sys.argv[1])
