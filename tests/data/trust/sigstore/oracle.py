#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks cosign what it thinks of the cases:  oracle.py COSIGN FOLDER   (no network is needed). One line a case on which it differs from the name."""
import json, os, subprocess, sys

cosign, folder = sys.argv[1:]
differ = asked = 0
for case in sorted(os.listdir(folder)):
    here = os.path.join(folder, case)
    if not os.path.isdir(here):
        continue
    pick = lambda file, fallback: os.path.join(here, file) if os.path.exists(os.path.join(here, file)) else os.path.join(folder, fallback)
    text = lambda file: open(pick(file, file)).read().strip()
    with open(os.path.join(here, "bundle.sigstore.json")) as data:
        bundle = json.load(data)
    attested = "dsseEnvelope" in bundle
    old = "base64Signature" in bundle
    material = bundle.get("verificationMaterial", {"tlogEntries": [bundle.get("rekorBundle")] if bundle.get("rekorBundle") else []})
    command = [cosign, "verify-blob-attestation" if attested else "verify-blob", "--bundle", os.path.join(here, "bundle.sigstore.json"),
               "--trusted-root", pick("trusted_root.json", "trusted_root.json"), "--new-bundle-format=" + ("false" if old else "true")]
    if os.path.exists(os.path.join(here, "key.pub")):
        command += ["--key", os.path.join(here, "key.pub")]
        if not material.get("tlogEntries"):
            command += ["--insecure-ignore-tlog"]
    else:
        command += ["--certificate-identity", text("identity"), "--certificate-oidc-issuer", text("issuer")]
    if material.get("timestampVerificationData", {}).get("rfc3161Timestamps"):
        command += ["--use-signed-timestamps"]
    if attested:
        import base64
        try:
            said = json.loads(base64.b64decode(bundle["dsseEnvelope"]["payload"]))["predicateType"]
        except Exception:
            said = "slsaprovenance1"
        command += ["--type", said]
    command.append(pick("artifact", "a.txt"))
    done = subprocess.run(command, capture_output=True, text=True, env={"HOME": "/nonexistent", "PATH": os.environ["PATH"]})
    asked += 1
    if (done.returncode == 0) == case.endswith("_fail"):
        differ += 1
        print(case, "accepted" if done.returncode == 0 else "refused: " + (done.stderr.strip().splitlines() or ["?"])[-1][:200])
print(f"{asked} asked, {differ} different")
