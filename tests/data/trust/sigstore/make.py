#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes cases/ and legacy/: bundles by a small sigstore of our own (authority, log of certificates, both versions of Rekor, time stamps).

  make.py OUT      needs python3-cryptography and openssl. Every run has other keys.

The folders of cases/ are laid out as those of the conformance suite of sigstore are: bundle.sigstore.json, and where they differ from the ones beside
them trusted_root.json, key.pub, artifact, identity, issuer; a name that ends in _fail must be refused.
"""
import base64, copy, datetime, hashlib, json, os, struct, subprocess, sys, tempfile, time
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

SHA256 = lambda data: hashlib.sha256(data).digest()
b64 = lambda data: base64.b64encode(data).decode()
canonical = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
NOW = int(time.time())
IDENTITY = "https://build.example.invalid/demo/release.yml@refs/heads/main"
ISSUER = "https://token.example.invalid"
ARTIFACT = b"a file that is signed\n"
V03 = "application/vnd.dev.sigstore.bundle.v0.3+json"


def rfc3339(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def spki(key):
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def pem(key):
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def sign(key, data, algorithm=hashes.SHA256()):
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(data, ec.ECDSA(algorithm))
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), algorithm)
    return key.sign(data)


def name(common):
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "example.invalid"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)


def authority(common, issuer=None, key=None, usage=None, end=3 * 10 ** 8):
    key = key or ec.generate_private_key(ec.SECP256R1())
    builder = (x509.CertificateBuilder().subject_name(name(common)).issuer_name(issuer[0].subject if issuer else name(common))
               .public_key(key.public_key()).serial_number(x509.random_serial_number())
               .not_valid_before(moment(NOW - 10 ** 7)).not_valid_after(moment(NOW + end))
               .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
               .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), critical=True)
               .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False))
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


der = lambda certificate: certificate.public_bytes(serialization.Encoding.DER)


class CertificateLog:
    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = SHA256(spki(self.key))

    extensions = b""

    def promise(self, tbs, issuer_spki, seconds, spoil=False):
        stamp = struct.pack(">Q", seconds * 1000 + 123)
        text = b"\0\0" + stamp + b"\0\1" + SHA256(issuer_spki) + struct.pack(">I", len(tbs))[1:] + tbs + struct.pack(">H", len(self.extensions)) + self.extensions
        signature = sign(self.key, text + (b"!" if spoil else b""))
        one = b"\0" + self.id + stamp + struct.pack(">H", len(self.extensions)) + self.extensions + b"\4\3" + struct.pack(">H", len(signature)) + signature
        entry = struct.pack(">H", len(one)) + one
        promises = struct.pack(">H", len(entry)) + entry
        return bytes([4, 0x81, len(promises)]) + promises if len(promises) > 127 else bytes([4, len(promises)]) + promises


class Tree:
    def __init__(self, name, key, version):
        self.name, self.key, self.version = name, key, version
        raw = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw) if version == 2 else b""
        self.id = SHA256(name.encode() + b"\n\1" + raw) if version == 2 else SHA256(spki(key))
        self.offset = 7_000_000_000 if version == 1 else 0
        self.leaves = [SHA256(b"\0filler %d" % i) for i in range(5)]

    def root(self, leaves):
        if len(leaves) == 1:
            return leaves[0]
        left = 1
        while left * 2 < len(leaves):
            left *= 2
        return SHA256(b"\1" + self.root(leaves[:left]) + self.root(leaves[left:]))

    def path(self, leaves, index):
        if len(leaves) == 1:
            return []
        left = 1
        while left * 2 < len(leaves):
            left *= 2
        if index < left:
            return self.path(leaves[:left], index) + [self.root(leaves[left:])]
        return self.path(leaves[left:], index - left) + [self.root(leaves[:left])]

    def checkpoint(self, size, root, extra=""):
        origin = self.name + (" - 4711" if self.version == 1 else "")
        text = f"{origin}\n{size}\n{b64(root)}\n{extra}"
        signature = sign(self.key, text.encode())
        return text + f"\n\u2014 {self.name} {b64(self.id[:4] + signature)}\n"

    def entry(self, kind, version, spec, seconds, promise=True, proof=True):
        body = canonical({"apiVersion": version, "kind": kind, "spec": spec})
        index = len(self.leaves)
        self.leaves += [SHA256(b"\0" + body), SHA256(b"\0filler after %d" % index)]
        root = self.root(self.leaves)
        made = {"logIndex": str(self.offset + index), "logId": {"keyId": b64(self.id)}, "kindVersion": {"kind": kind, "version": version},
                "canonicalizedBody": b64(body)}
        if self.version == 1:
            made["integratedTime"] = str(seconds)
        if self.version == 1 and promise:
            text = canonical({"body": b64(body), "integratedTime": seconds, "logIndex": self.offset + index, "logID": self.id.hex()})
            made["inclusionPromise"] = {"signedEntryTimestamp": b64(sign(self.key, text))}
        if proof:
            made["inclusionProof"] = {"logIndex": str(index), "rootHash": b64(root), "treeSize": str(len(self.leaves)),
                                      "hashes": [b64(h) for h in self.path(self.leaves, index)],
                                      "checkpoint": {"envelope": self.checkpoint(len(self.leaves), root)}}
        return made


class Stamps:
    """An authority of time stamps, by the openssl program: it stamps the time of this moment."""

    def __init__(self, end=3 * 10 ** 8):
        self.folder = tempfile.mkdtemp()
        self.root, root_key = authority("stamp-root", end=end)
        self.leaf_key = ec.generate_private_key(ec.SECP256R1())
        self.leaf = (x509.CertificateBuilder().subject_name(name("stamps")).issuer_name(self.root.subject).public_key(self.leaf_key.public_key())
                     .serial_number(x509.random_serial_number()).not_valid_before(moment(NOW - 10 ** 6)).not_valid_after(moment(NOW + end))
                     .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
                     .add_extension(x509.KeyUsage(True, False, False, False, False, False, False, False, False), critical=True)
                     .sign(root_key, hashes.SHA256()))
        self.write("leaf.pem", self.leaf.public_bytes(serialization.Encoding.PEM))
        self.write("leaf.key", self.leaf_key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        self.write("serial", b"1000\n")
        self.write("ts.cnf", f"""[tsa]
default_tsa = t
[t]
serial = {self.folder}/serial
signer_cert = {self.folder}/leaf.pem
signer_key = {self.folder}/leaf.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.57264.2
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
""".encode())

    def write(self, file, data):
        with open(os.path.join(self.folder, file), "wb") as out:
            out.write(data)

    def stamp(self, signature, with_certificate=False):
        self.write("data", signature)
        f = self.folder
        subprocess.run(["openssl", "ts", "-query", "-data", f"{f}/data", "-sha256", "-out", f"{f}/q"] + (["-cert"] if with_certificate else []), check=True, capture_output=True)
        subprocess.run(["openssl", "ts", "-reply", "-config", f"{f}/ts.cnf", "-queryfile", f"{f}/q", "-out", f"{f}/r"], check=True, capture_output=True)
        with open(f"{f}/r", "rb") as data:
            return {"signedTimestamp": b64(data.read())}


class World:
    def __init__(self):
        self.ca_root = authority("demo-root")
        self.ca = authority("demo-intermediate", self.ca_root)
        self.ct = CertificateLog()
        self.rekor = Tree("rekor.example.invalid", ec.generate_private_key(ec.SECP256R1()), 1)
        self.rekor2 = Tree("log2026.example.invalid", ed25519.Ed25519PrivateKey.generate(), 2)
        self.tsa = Stamps()

    def log(self, url, key, ident, details, start=NOW - 10 ** 6):
        return {"baseUrl": url, "hashAlgorithm": "SHA2_256", "publicKey": {"rawBytes": b64(spki(key)), "keyDetails": details, "validFor": {"start": rfc3339(start)}},
                "logId": {"keyId": b64(ident)}}

    def chain(self, uri, certificates, start=NOW - 10 ** 6):
        return {"subject": {"organization": "example.invalid", "commonName": "demo"}, "uri": uri,
                "certChain": {"certificates": [{"rawBytes": b64(der(c))} for c in certificates]}, "validFor": {"start": rfc3339(start)}}

    def root(self):
        p256 = "PKIX_ECDSA_P256_SHA_256"
        return {"mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
                "tlogs": [self.log("https://" + self.rekor.name, self.rekor.key, self.rekor.id, p256),
                          self.log("https://" + self.rekor2.name, self.rekor2.key, self.rekor2.id, "PKIX_ED25519")],
                "certificateAuthorities": [self.chain("https://ca.example.invalid", [self.ca[0], self.ca_root[0]])],
                "ctlogs": [self.log("https://ct.example.invalid", self.ct.key, self.ct.id, p256)],
                "timestampAuthorities": [self.chain("https://tsa.example.invalid", [self.tsa.leaf, self.tsa.root])]}

    def leaf(self, key, identity=IDENTITY, issuer=ISSUER, start=NOW - 60, seconds=600, usage=ExtendedKeyUsageOID.CODE_SIGNING, promise="good", ca=None, log=None):
        ca = ca or self.ca
        text = issuer.encode()
        builder = (x509.CertificateBuilder().subject_name(x509.Name([])).issuer_name(ca[0].subject).public_key(key.public_key())
                   .serial_number(x509.random_serial_number()).not_valid_before(moment(start)).not_valid_after(moment(start + seconds))
                   .add_extension(x509.KeyUsage(True, False, False, False, False, False, False, False, False), critical=True)
                   .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
                   .add_extension(x509.SubjectAlternativeName([x509.UniformResourceIdentifier(identity)]), critical=True)
                   .add_extension(x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.57264.1.1"), text), critical=False)
                   .add_extension(x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.57264.1.8"), bytes([12, len(text)]) + text), critical=False)
                   .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca[1].public_key()), critical=False))
        if promise != "none":
            tbs = builder.sign(ca[1], hashes.SHA256()).tbs_certificate_bytes
            made = (log or self.ct).promise(tbs, spki(ca[1]), start, promise == "bad")
            builder = builder.add_extension(x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"), made), critical=False)
        return builder.sign(ca[1], hashes.SHA256())


W = World()


def verifier_pem(certificate, key):
    return b64(certificate.public_bytes(serialization.Encoding.PEM) if certificate else pem(key))


def verifier2(certificate, key):
    found = {"x509Certificate": {"rawBytes": b64(der(certificate))}} if certificate else {"publicKey": {"rawBytes": b64(spki(key))}}
    return found | {"keyDetails": "PKIX_ECDSA_P256_SHA_256"}


def hashed1(digest, signature, certificate, key):
    return "hashedrekord", "0.0.1", {"data": {"hash": {"algorithm": "sha256", "value": digest.hex()}},
                                     "signature": {"content": b64(signature), "publicKey": {"content": verifier_pem(certificate, key)}}}


def hashed2(digest, signature, certificate, key):
    return "hashedrekord", "0.0.2", {"hashedRekordV002": {"data": {"algorithm": "SHA2_256", "digest": b64(digest)},
                                                          "signature": {"content": b64(signature), "verifier": verifier2(certificate, key)}}}


def dsse1(payload, signature, certificate, key):
    return "dsse", "0.0.1", {"envelopeHash": {"algorithm": "sha256", "value": SHA256(b"as submitted" + payload).hex()},
                             "payloadHash": {"algorithm": "sha256", "value": SHA256(payload).hex()},
                             "signatures": [{"signature": b64(signature), "verifier": verifier_pem(certificate, key)}]}


def dsse2(payload, signature, certificate, key):
    return "dsse", "0.0.2", {"dsseV002": {"payloadHash": {"algorithm": "SHA2_256", "digest": b64(SHA256(payload))},
                                          "signatures": [{"content": b64(signature), "verifier": verifier2(certificate, key)}]}}


def intoto(version):
    def made(payload, signature, certificate, key):
        content = {"hash": {"algorithm": "sha256", "value": SHA256(b"as submitted" + payload).hex()}, "payloadHash": {"algorithm": "sha256", "value": SHA256(payload).hex()}}
        if version == "0.0.2":
            content["envelope"] = {"payloadType": "application/vnd.in-toto+json",
                                   "signatures": [{"publicKey": verifier_pem(certificate, key), "sig": b64(b64(signature).encode())}]}
            return "intoto", version, {"content": content}
        return "intoto", version, {"content": content, "publicKey": verifier_pem(certificate, key)}
    return made


def statement(subject=None, kind="https://in-toto.io/Statement/v1", predicate="https://slsa.dev/provenance/v1"):
    made = {"subject": [{"name": "a.txt", "digest": {"sha256": (subject or SHA256(ARTIFACT)).hex()}}], "predicateType": predicate, "predicate": {}}
    return canonical(made | ({"_type": kind} if kind else {}))


def pae(payload, kind="application/vnd.in-toto+json"):
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload)


class Made:
    """One signature with all that belongs to it; what is not asked for is as it should be."""

    def __init__(self, tree=None, record=None, payload=None, key=None, certificate=True, artifact=ARTIFACT, seconds=NOW, stamp=None, promise=True, proof=True,
                 digest_algorithm=hashes.SHA256(), logged=True, **leaf):
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        self.certificate = W.leaf(self.key, **leaf) if certificate else None
        message = pae(payload) if payload else artifact
        self.signature = sign(self.key, message, digest_algorithm)
        tree = tree or W.rekor
        self.bundle = {"mediaType": V03, "verificationMaterial": {"tlogEntries": [], "timestampVerificationData": {"rfc3161Timestamps": []}}}
        material = self.bundle["verificationMaterial"]
        if certificate:
            material["certificate"] = {"rawBytes": b64(der(self.certificate))}
        else:
            material["publicKey"] = {"hint": b64(SHA256(spki(self.key)))}
        record = record or (hashed1 if tree.version == 1 else hashed2)
        about = payload if payload and record not in (hashed1, hashed2) else SHA256(message)
        if logged:
            material["tlogEntries"].append(tree.entry(*record(about, self.signature, self.certificate, self.key), seconds, promise, proof))
        if stamp or (stamp is None and tree.version == 2):
            material["timestampVerificationData"]["rfc3161Timestamps"].append(W.tsa.stamp(self.signature))
        if payload:
            self.bundle["dsseEnvelope"] = {"payload": b64(payload), "payloadType": "application/vnd.in-toto+json", "signatures": [{"sig": b64(self.signature)}]}
        else:
            self.bundle["messageSignature"] = {"messageDigest": {"algorithm": "SHA2_256", "digest": b64(SHA256(artifact))}, "signature": b64(self.signature)}

    material = property(lambda self: self.bundle["verificationMaterial"])
    entry = property(lambda self: self.material["tlogEntries"][0])
    proof = property(lambda self: self.entry["inclusionProof"])

    def old(self, version):
        made = copy.deepcopy(self.bundle)
        made["mediaType"] = f"application/vnd.dev.sigstore.bundle+json;version=0.{version}"
        made["verificationMaterial"]["x509CertificateChain"] = {"certificates": [made["verificationMaterial"].pop("certificate")]}
        if version == 1:
            del made["verificationMaterial"]["tlogEntries"][0]["inclusionProof"]
        return made


def spoil(text):
    data = bytearray(base64.b64decode(text))
    data[-1] ^= 1
    return b64(bytes(data))


def cases(write):
    good = Made()
    write("happy-path", good.bundle)
    write("happy-path-v0.1", good.old(1))
    write("happy-path-v0.2", good.old(2))
    write("wrong-artifact_fail", good.bundle, artifact=b"another file\n")
    write("wrong-identity_fail", good.bundle, identity=IDENTITY + "x")
    write("wrong-issuer_fail", good.bundle, issuer=ISSUER + "x")

    def changed(label, change, of=good, **rest):
        made = copy.deepcopy(of)
        change(made)
        write(label + "_fail", made.bundle, **rest)

    def put(*path_and_value):
        def change(made):
            at = made.bundle
            for step in path_and_value[:-2]:
                at = at[step]
            value = path_and_value[-1]
            at[path_and_value[-2]] = value(at[path_and_value[-2]]) if callable(value) else value
        return change

    entry = ("verificationMaterial", "tlogEntries", 0)
    changed("signature-invalid", put("messageSignature", "signature", spoil))
    changed("signature-empty", put("messageSignature", "signature", ""))
    changed("message-digest-mismatch", put("messageSignature", "messageDigest", "digest", b64(SHA256(b"x"))))
    changed("message-digest-unknown-algorithm", put("messageSignature", "messageDigest", "algorithm", "MD5"))
    changed("no-log-entry", put("verificationMaterial", "tlogEntries", []))
    changed("missing-inclusion-proof", lambda m: m.entry.pop("inclusionProof"))
    changed("inclusion-proof-wrong-hash", put(*entry, "inclusionProof", "hashes", 0, spoil))
    changed("inclusion-proof-wrong-index", put(*entry, "inclusionProof", "logIndex", "0"))
    changed("inclusion-proof-wrong-root", put(*entry, "inclusionProof", "rootHash", spoil))
    changed("inclusion-proof-short", lambda m: m.proof["hashes"].pop())
    changed("checkpoint-wrong-size", lambda m: m.proof["checkpoint"].update(envelope=W.rekor.checkpoint(1000, base64.b64decode(m.proof["rootHash"]))))
    changed("checkpoint-wrong-root", lambda m: m.proof["checkpoint"].update(envelope=W.rekor.checkpoint(int(m.proof["treeSize"]), SHA256(b"x"))))
    changed("checkpoint-missing", lambda m: m.proof.pop("checkpoint"))
    changed("checkpoint-by-other-log", lambda m: m.proof["checkpoint"].update(
        envelope=W.rekor2.checkpoint(int(m.proof["treeSize"]), base64.b64decode(m.proof["rootHash"]))))

    def bad_hint(m):
        text, line = m.proof["checkpoint"]["envelope"].rsplit(" ", 1)
        data = bytearray(base64.b64decode(line))
        data[0] ^= 1
        m.proof["checkpoint"]["envelope"] = text + " " + b64(bytes(data)) + "\n"
    changed("checkpoint-bad-keyhint", bad_hint)

    def bad_signature(m):
        text, line = m.proof["checkpoint"]["envelope"].rsplit(" ", 1)
        m.proof["checkpoint"]["envelope"] = text + " " + spoil(line) + "\n"
    changed("checkpoint-bad-signature", bad_signature)
    changed("set-invalid", put(*entry, "inclusionPromise", "signedEntryTimestamp", spoil))
    changed("set-other-time", put(*entry, "integratedTime", str(NOW + 1)))
    changed("set-other-index", put(*entry, "logIndex", "7000000001"))
    changed("kind-mismatch", put(*entry, "kindVersion", "kind", "dsse"))
    changed("log-unknown", put(*entry, "logId", "keyId", spoil))
    changed("log-entry-twice", lambda m: m.material["tlogEntries"].append(copy.deepcopy(m.entry)))
    changed("media-type-unknown", put("mediaType", "application/vnd.dev.sigstore.bundle.v0.9+json"))
    changed("field-unknown", put("verificationMaterial", "trustMe", True))
    changed("certificate-and-key", put("verificationMaterial", "publicKey", {"hint": "x"}))
    changed("certificate-other", put("verificationMaterial", "certificate", "rawBytes", b64(der(W.leaf(good.key)))))
    changed("certificate-with-bytes-after", put("verificationMaterial", "certificate", "rawBytes", lambda t: b64(base64.b64decode(t) + b"\0")))

    again = Made(key=good.key)
    swapped = copy.deepcopy(good)
    swapped.material["tlogEntries"] = [again.entry]
    write("entry-about-other-signature_fail", swapped.bundle)
    swapped = copy.deepcopy(good)
    swapped.material["tlogEntries"] = [Made(artifact=b"else\n").entry]
    write("entry-about-other-artifact_fail", swapped.bundle)

    write("integrated-time-before-certificate_fail", Made(seconds=NOW - 3600).bundle)
    write("integrated-time-after-certificate_fail", Made(start=NOW - 7200).bundle)
    write("integrated-time-in-future_fail", with_leaf(start=NOW - 60, seconds=3 * 10 ** 8, at=NOW + 10 ** 8))
    write("certificate-for-servers_fail", Made(usage=ExtendedKeyUsageOID.SERVER_AUTH).bundle)
    other = authority("demo-intermediate")
    write("certificate-of-other-authority_fail", Made(ca=other).bundle)
    write("sct-missing_fail", with_leaf(promise="none"))
    write("sct-invalid_fail", with_leaf(promise="bad"))
    unknown = Made(log=CertificateLog())
    write("sct-of-unknown-log_fail", unknown.bundle)

    root = W.root()
    decoy = copy.deepcopy(root)
    decoy["certificateAuthorities"].insert(0, W.chain("https://decoy.example.invalid", [other[0]]))
    write("sct-duplicate-intermediate-name", good.bundle, root=decoy)

    def with_root(label, change, bundle=good.bundle):
        made = copy.deepcopy(root)
        change(made)
        write(label, bundle, root=made)

    with_root("root-tlog-validity-ended_fail", lambda r: r["tlogs"][0]["publicKey"]["validFor"].update(end=rfc3339(NOW - 1)))
    with_root("root-tlog-validity-end-inclusive", lambda r: r["tlogs"][0]["publicKey"]["validFor"].update(end=rfc3339(NOW)))
    with_root("root-tlog-missing-validity-start_fail", lambda r: r["tlogs"][0]["publicKey"].update(validFor={}))
    with_root("root-ca-validity-ended_fail", lambda r: r["certificateAuthorities"][0]["validFor"].update(end=rfc3339(NOW - 1)))
    with_root("root-ca-validity-end-inclusive", lambda r: r["certificateAuthorities"][0]["validFor"].update(end=rfc3339(NOW)))
    with_root("root-ctlog-validity-ended_fail", lambda r: r["ctlogs"][0]["publicKey"]["validFor"].update(end=rfc3339(NOW - 3600)))
    with_root("root-other-tlog-key_fail", lambda r: r["tlogs"][0]["publicKey"].update(rawBytes=b64(spki(ec.generate_private_key(ec.SECP256R1())))))
    with_root("root-media-type-unknown_fail", lambda r: r.update(mediaType="application/json"))

    payload = statement()
    for label, record, tree in (("dsse", dsse1, W.rekor), ("dsse-with-hashedrekord", hashed1, W.rekor), ("intoto-002-in-dsse", intoto("0.0.2"), W.rekor),
                                ("rekor2-dsse", dsse2, W.rekor2), ("rekor2-dsse-with-hashedrekord", hashed2, W.rekor2)):
        made = Made(payload=payload, record=record, tree=tree)
        write(label + "-happy-path", made.bundle)
        changed(label + "-invalid-sig", put("dsseEnvelope", "signatures", 0, "sig", spoil), of=made)
        changed(label + "-mismatch-sig", put("dsseEnvelope", "signatures", 0, "sig", b64(sign(made.key, pae(payload)))), of=made)
        mixed = Made(payload=statement(predicate="https://example.invalid/other"), record=record, tree=tree, key=made.key)
        mixed.certificate = made.certificate
        mixed.material["certificate"] = made.material["certificate"]
        mixed.material["tlogEntries"] = made.material["tlogEntries"]
        write(label + "-mismatch-envelope_fail", mixed.bundle)
    attested = Made(payload=payload, record=dsse1)
    changed("dsse-two-signatures", lambda m: m.bundle["dsseEnvelope"]["signatures"].append(m.bundle["dsseEnvelope"]["signatures"][0]), of=attested)
    changed("dsse-no-signature", put("dsseEnvelope", "signatures", []), of=attested)
    changed("dsse-other-payload-type", put("dsseEnvelope", "payloadType", "application/json"), of=attested)
    write("dsse-other-subject_fail", attested.bundle, artifact=b"another file\n")
    write("dsse-statement-unknown-type_fail", Made(payload=statement(kind="https://in-toto.io/Statement/v2"), record=dsse1).bundle)
    write("dsse-statement-missing-type_fail", Made(payload=statement(kind=None), record=dsse1).bundle)
    write("dsse-statement-v0.1", Made(payload=statement(kind="https://in-toto.io/Statement/v0.1"), record=dsse1).bundle)
    write("intoto-001-says-no-signature_fail", Made(payload=payload, record=intoto("0.0.1")).bundle)

    modern = Made(tree=W.rekor2)
    write("rekor2-happy-path", modern.bundle)
    stamped = ("verificationMaterial", "timestampVerificationData", "rfc3161Timestamps")
    changed("rekor2-no-timestamp", put(*stamped, []), of=modern)
    changed("rekor2-timestamp-of-other-signature", put(*stamped, [W.tsa.stamp(b"else")]), of=modern)
    stranger = Stamps()
    changed("rekor2-timestamp-untrusted", put(*stamped, [stranger.stamp(modern.signature)]), of=modern)
    changed("rekor2-timestamp-untrusted-with-certificate", put(*stamped, [stranger.stamp(modern.signature, True)]), of=modern)
    embedded = copy.deepcopy(modern)
    put(*stamped, [W.tsa.stamp(modern.signature, True)])(embedded)
    write("rekor2-timestamp-with-embedded-cert", embedded.bundle)
    write("rekor2-timestamp-after-certificate_fail", Made(tree=W.rekor2, start=NOW - 7200).bundle)
    changed("rekor2-checkpoint-bad-keyhint", bad_hint, of=modern)
    changed("rekor2-checkpoint-bad-signature", bad_signature, of=modern)
    cosigned = copy.deepcopy(modern)
    witness = ed25519.Ed25519PrivateKey.generate()
    envelope = cosigned.proof["checkpoint"]["envelope"]
    text, lines = envelope.rsplit("\n\n", 1)
    cosigned.proof["checkpoint"]["envelope"] = text + f"\n\n\u2014 witness.example.invalid {b64(b'abcd' + witness.sign(b'x'))}\n" + lines
    write("rekor2-checkpoint-cosigned", cosigned.bundle)
    changed("rekor2-checkpoint-only-cosigned", lambda m: m.proof["checkpoint"].update(
        envelope=text + f"\n\n\u2014 witness.example.invalid {b64(b'abcd' + witness.sign(b'x'))}\n"), of=modern)
    both = Made(stamp=True)
    write("timestamp-and-promise", both.bundle)
    old = Made(tree=W.rekor, stamp=True, start=NOW - 580, seconds=NOW - 100)
    write("timestamp-later-than-promise", old.bundle)
    with_root("rekor2-tsa-validity-ended_fail", lambda r: r["timestampAuthorities"][0]["validFor"].update(end=rfc3339(NOW - 10)), modern.bundle)

    def borrow(r):
        r["timestampAuthorities"][0]["validFor"].update(end=rfc3339(NOW - 10))
        r["timestampAuthorities"].append(W.chain("https://other.example.invalid", []))
    with_root("rekor2-tsa-validity-borrowed_fail", borrow, modern.bundle)
    with_root("rekor2-root-tlog-validity-ended_fail", lambda r: r["tlogs"][1]["publicKey"]["validFor"].update(end=rfc3339(NOW - 10)), modern.bundle)

    for label, key, algorithm in (("p256", ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()), ("p384", ec.generate_private_key(ec.SECP384R1()), hashes.SHA384()),
                                  ("p521", ec.generate_private_key(ec.SECP521R1()), hashes.SHA512()), ("rsa3072", rsa.generate_private_key(65537, 3072), hashes.SHA256()),
                                  ("p384-by-sha256", ec.generate_private_key(ec.SECP384R1()), hashes.SHA256()),
                                  ("ed25519", ed25519.Ed25519PrivateKey.generate(), None)):
        keyed = Made(key=key, certificate=False, payload=payload, record=dsse1, digest_algorithm=algorithm)
        write(f"managed-key-{label}-dsse", keyed.bundle, key=key)
        unlogged = Made(key=key, certificate=False, logged=False, digest_algorithm=algorithm)
        digest = {"SHA384": "SHA2_384", "SHA512": "SHA2_512"}
        if label in ("p384", "p521"):
            kind = algorithm.name.upper()
            unlogged.bundle["messageSignature"]["messageDigest"] = {"algorithm": digest[kind], "digest": b64(hashlib.new(algorithm.name, ARTIFACT).digest())}
        write(f"managed-key-{label}-no-log", unlogged.bundle, key=key)
        changed(f"managed-key-{label}-invalid-signature", put("messageSignature", "signature", spoil), of=unlogged, key=key)
    keyed = Made(certificate=False)
    write("managed-key-happy-path", keyed.bundle, key=keyed.key)
    write("managed-key-wrong-key_fail", keyed.bundle, key=ec.generate_private_key(ec.SECP256R1()))
    weak = rsa.generate_private_key(65537, 1024)
    write("managed-key-weak_fail", Made(key=weak, certificate=False).bundle, key=weak)
    curve = ec.generate_private_key(ec.SECP256K1())
    write("managed-key-other-curve_fail", Made(key=curve, certificate=False).bundle, key=curve)

    def raw(m):
        from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
        r, s = decode_dss_signature(base64.b64decode(m.bundle["messageSignature"]["signature"]))
        m.bundle["messageSignature"]["signature"] = b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    nolog = Made(certificate=False, logged=False)
    changed("managed-key-ecdsa-raw", raw, of=nolog, key=nolog.key)


def cosign_payload(digest, kind="cosign container image signature", more=None):
    critical = {"identity": {"docker-reference": "registry.example.invalid/demo/app"}, "image": {"docker-manifest-digest": digest}, "type": kind}
    return json.dumps({"critical": critical | (more or {}), "optional": None}, separators=(",", ":")).encode()


def legacy(write, image=SHA256(b"the manifest of an image").hex()):
    """Signatures in the way of cosign before version 3: a payload, and all else in annotations."""
    image = "sha256:" + image
    N = "dev.sigstore.cosign/"

    def annotated(made):
        found = {"dev.cosignproject.cosign/signature": b64(made.signature)}
        if made.certificate:
            found[N + "certificate"] = made.certificate.public_bytes(serialization.Encoding.PEM).decode()
            found[N + "chain"] = "".join(c[0].public_bytes(serialization.Encoding.PEM).decode() for c in (W.ca, W.ca_root))
        entries = made.material["tlogEntries"]
        if entries:
            found[N + "bundle"] = json.dumps({"SignedEntryTimestamp": entries[0]["inclusionPromise"]["signedEntryTimestamp"], "Payload": {
                "body": entries[0]["canonicalizedBody"], "integratedTime": int(entries[0]["integratedTime"]), "logIndex": int(entries[0]["logIndex"]), "logID": W.rekor.id.hex()}})
        stamps = made.material["timestampVerificationData"]["rfc3161Timestamps"]
        if stamps:
            found[N + "rfc3161timestamp"] = json.dumps({"SignedRFC3161Timestamp": stamps[0]["signedTimestamp"]})
        return found

    def put(label, made, payload, digest=image, **changes):
        found = annotated(made) | changes.pop("annotations", {})
        write(label, {"payload": payload.decode(), "annotations": {k: v for k, v in found.items() if v is not None}, "image": digest,
                      "key": None if made.certificate else pem(made.key).decode()})

    payload = cosign_payload(image)
    good = Made(artifact=payload)
    put("certificate", good, payload)
    put("certificate-and-timestamp", Made(artifact=payload, stamp=True), payload)
    keyed = Made(artifact=payload, certificate=False)
    put("key-with-log", keyed, payload)
    plain = Made(artifact=payload, certificate=False, logged=False)
    put("key", plain, payload)
    put("other-image_fail", good, payload, "sha256:" + SHA256(b"x").hex())
    put("payload-changed_fail", good, payload.replace(b"demo", b"dema"))
    put("no-signature_fail", good, payload, annotations={"dev.cosignproject.cosign/signature": None})
    put("signature-no-base64_fail", good, payload, annotations={"dev.cosignproject.cosign/signature": "%%%"})
    put("no-log-entry_fail", good, payload, annotations={N + "bundle": None})
    put("certificate-left-out_fail", good, payload, annotations={N + "certificate": None})
    put("two-certificates_fail", good, payload, annotations={N + "certificate": annotated(good)[N + "certificate"] * 2})
    put("entry-about-other-signature_fail", good, payload, annotations={N + "bundle": annotated(Made(artifact=payload, key=good.key))[N + "bundle"]})
    put("entry-about-other-payload_fail", good, payload, annotations={N + "bundle": annotated(Made(artifact=b"x", key=good.key))[N + "bundle"]})
    put("entry-with-key-twice_fail", good, payload, annotations={N + "bundle": annotated(good)[N + "bundle"].replace('"logIndex"', '"logIndex": 1, "logIndex"')})
    put("entry-at-other-time_fail", good, payload, annotations={N + "bundle": annotated(good)[N + "bundle"].replace(str(NOW), str(NOW + 1))})
    put("timestamp-of-other-signature_fail", good, payload, annotations={N + "rfc3161timestamp": json.dumps({"SignedRFC3161Timestamp": W.tsa.stamp(b"x")["signedTimestamp"]})})
    for label, text in (("payload-of-other-type", cosign_payload(image, "atomic container signature")), ("payload-says-more", cosign_payload(image, more={"and": 1})),
                        ("payload-with-key-twice", payload.replace(b'"type"', b'"type":"x","type"')), ("payload-of-no-digest", cosign_payload("sha256:12"))):
        put(label + "_fail", Made(artifact=text, certificate=False), text)


def with_leaf(at=NOW, **leaf):
    """As Made, whose own names hide two of those of a leaf."""
    make = W.leaf
    try:
        W.leaf = lambda key: make(key, **leaf)
        return Made(seconds=at).bundle
    finally:
        W.leaf = make


def main(folder):
    out = os.path.join(folder, "cases")
    os.makedirs(out, exist_ok=True)

    def put(path, data):
        with open(path, "wb") as file:
            file.write(data)

    def write(label, bundle, root=None, key=None, artifact=None, identity=None, issuer=None):
        folder = os.path.join(out, label)
        os.makedirs(folder, exist_ok=True)
        put(os.path.join(folder, "bundle.sigstore.json"), json.dumps(bundle, separators=(",", ":"), ensure_ascii=False).encode() + b"\n")
        for file, data in (("trusted_root.json", root and json.dumps(root, separators=(",", ":")).encode()), ("key.pub", key and pem(key)), ("artifact", artifact),
                           ("identity", identity and identity.encode()), ("issuer", issuer and issuer.encode())):
            if data:
                put(os.path.join(folder, file), data)

    put(os.path.join(out, "a.txt"), ARTIFACT)
    put(os.path.join(out, "trusted_root.json"), json.dumps(W.root(), separators=(",", ":")).encode() + b"\n")
    put(os.path.join(out, "identity"), IDENTITY.encode())
    put(os.path.join(out, "issuer"), ISSUER.encode())
    put(os.path.join(out, "time"), str(NOW + 86400).encode())
    cases(write)

    def write_legacy(label, value):
        os.makedirs(os.path.join(folder, "legacy"), exist_ok=True)
        put(os.path.join(folder, "legacy", label + ".json"), json.dumps(value, indent=1).encode() + b"\n")
    legacy(write_legacy)


if __name__ == "__main__":
    main(sys.argv[1])
