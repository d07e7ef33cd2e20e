// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases about time stamps, after what the conformance suite says of them: its bundle with a statement (BUNDLE: bundle.sigstore.json of a case here) gets
// time stamps by an authority of the package @sigstore/mock, which also made the suite's own ones. Its keys are new in each run and kept nowhere.
//
//     npm install @sigstore/mock && node make-stamps.js intoto-with-custom-trust-root .

const crypto = require('crypto'), fs = require('fs'), path = require('path');
const { initializeTSA } = require(path.resolve('node_modules/@sigstore/mock/dist/timestamp/tsa.js'));
const [from, to] = process.argv.slice(2);

const octets = 0x04, octetsInPieces = 0x24, sequence = 0x30, explicitZero = 0xa0;

function put(tag, ...parts) {
  const content = Buffer.concat(parts), n = content.length;
  return Buffer.concat([Buffer.from(n < 128 ? [tag, n] : n < 256 ? [tag, 0x81, n] : [tag, 0x82, n >> 8, n & 255]), content]);
}

function take(bytes) {
  const more = bytes[1] < 128 ? 0 : bytes[1] - 128, head = 2 + more;
  const n = more ? bytes.readUIntBE(2, more) : bytes[1];
  return { whole: bytes.subarray(0, head + n), content: bytes.subarray(head, head + n), after: bytes.subarray(head + n) };
}

// What the token encapsulates as an octet string in two pieces, which BER allows and older versions of the package made.
function inPieces(reply) {
  const status = take(take(reply).content), token = take(status.after), type = take(token.content), signed = take(take(type.after).content);
  const version = take(signed.content), digests = take(version.after), encapsulated = take(digests.after), kind = take(encapsulated.content);
  const content = take(take(kind.after).content).content, half = content.length >> 1;
  const pieces = put(octetsInPieces, put(octets, content.subarray(0, half)), put(octets, content.subarray(half)));
  return put(sequence, status.whole, put(sequence, type.whole, put(explicitZero, put(sequence, version.whole, digests.whole,
    put(sequence, kind.whole, put(explicitZero, pieces)), encapsulated.after))));
}

// An authority whose certificates begin at one time and that stamps at another.
const RealDate = Date;
async function authority(begin, time) {
  global.Date = class extends RealDate {
    constructor(...all) { super(...(all.length ? all : [begin])); }
    static now() { return new RealDate(begin).getTime(); }
  };
  const made = await initializeTSA(crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' }), new RealDate(time));
  global.Date = RealDate;
  return made;
}

async function make(name, { begin = '2023-01-15T00:00:00Z', time = '2023-02-01T00:00:00Z', pieces = false, embedded = false, trusted = true }) {
  const bundle = JSON.parse(fs.readFileSync(path.join(from, 'bundle.sigstore.json')));
  const root = JSON.parse(fs.readFileSync(path.join(from, 'trusted_root.json')));
  const signature = Buffer.from(bundle.dsseEnvelope.signatures[0].sig, 'base64');
  const by = await authority(begin, time), other = trusted ? by : await authority(begin, time);
  const stamp = await by.timestamp({ artifactHash: crypto.createHash('sha256').update(signature).digest(), hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
    nonce: 1234567890, policyOID: '1.3.6.1.4.1.57264.2', certReq: embedded });
  bundle.verificationMaterial.timestampVerificationData.rfc3161Timestamps = [{ signedTimestamp: (pieces ? inPieces(stamp) : stamp).toString('base64') }];
  root.timestampAuthorities = [{ subject: { organization: 'sigstore.mock', commonName: 'tsa' }, uri: 'http://localhost:8000',
    certChain: { certificates: [other.intCertificate, other.rootCertificate].map(c => ({ rawBytes: c.toString('base64') })) }, validFor: { start: '2023-01-01T00:00:00.000Z' } }];
  const artifact = fs.readFileSync(path.join(from, 'artifact')), folder = path.join(to, name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'bundle.sigstore.json'), JSON.stringify(bundle) + '\n');
  fs.writeFileSync(path.join(folder, 'trusted_root.json'), JSON.stringify(root) + '\n');
  fs.writeFileSync(path.join(folder, 'artifact'), artifact);
}

(async () => {
  await make('intoto-with-custom-trust-root', { pieces: true });
  await make('intoto-tsa-timestamp-outside-cert-validity_fail', { time: '2023-02-02T00:00:00Z' });
  await make('timestamp-outside-tsa-cert-validity_fail', { begin: '2024-01-15T00:00:00Z' });
  await make('timestamp-untrusted-tsa-with-embedded-cert_fail', { embedded: true, trusted: false });
  await make('timestamp-with-embedded-cert', { embedded: true });
})();
