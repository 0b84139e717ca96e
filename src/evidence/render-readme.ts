import { type EvidenceCase, RELEASES } from '#contract/evidence.js'

/** What `README.txt` must know beside the case. */
export interface ReadmeFacts {
  key_id: string
  timestamped: boolean
}

const APPROVAL = `
Whoever made it has the approval in their audit log, under the SHA-256 of the ZIP file (sha256sum FILE.zip): ask them.`

/** How to check the package, with the program and without it. Lines that begin with `$` are commands of a POSIX shell. */
export const renderReadme = (
  { campaign, created, release, product, accounts_are, samples, provenance = [] }: EvidenceCase,
  { key_id, timestamped }: ReadmeFacts,
): string => `EVIDENCE PACKAGE ${campaign.id}
Made ${created} by ${product.name} ${product.version}.
${RELEASES[release]}${release === 'outgoing' ? APPROVAL : ''}

WHAT IS IN IT
findings.json     what was found, with which confidence, what else was considered, who may stand behind it
statistics.json   the figures from which the p-values and the confidence follow, to compute them again
accounts.ndjson   the accounts, one a line${accounts_are === 'hashed' ? '; their names are replaced by keyed hashes (HMAC-SHA256)' : ''}
timeline.json     exchanges by day
exposure.json     what leaked: exchanges, tokens, value
custody.json      where the logs came from, with their SHA-256, and what was done with them
settings.json     the settings that were in force
${samples.length > 0 ? 'samples.ndjson    sample prompts, as policy allowed\n' : ''}${provenance.length > 0 ? 'provenance-*      reports on models that may have learned from the answers: a document and a page each\n' : ''}${release === 'outgoing' ? 'Reports of provenance, on models that may have learned from the answers, are left out of packages for sharing.\n' : ''}manifest.json     every member above and every report, with size and SHA-256
signature.json    an Ed25519 signature over the bytes of manifest.json
${timestamped ? 'timestamp.tsr     a time-stamping authority attests when signature.json was there (RFC 3161)\n' : ''}The reports (HTML, PDF) say the same in words; authority.json is for authorities.

CHECK IT WITH THE PROGRAM
  stillwatch evidence verify FILE.zip --trust KEY.pem

KEY.pem is the public key of whoever made the package. Have it from them by another way than this package. The key in
signature.json proves nothing: whoever alters the package can sign it with a key of their own.
This package is signed by key ${key_id}: the first 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER).

CHECK IT BY HAND
Unpack the archive into an empty folder, put KEY.pem there, and run each line that begins with a dollar sign.

1. Every member is what the manifest says (each line must end with OK):
$ tr '{' '\\n' < manifest.json | sed -n 's/.*"path":"\\([^"]*\\)","sha256":"\\([0-9a-f]*\\)".*/\\2  \\1/p' | sha256sum -c

2. No other file is there: beside the lines above only manifest.json, signature.json${timestamped ? ', timestamp.tsr' : ''} and KEY.pem.
$ ls

3. The signature fits the manifest and the key (it must say: Signature Verified Successfully; OpenSSL 3):
$ sed -n 's/.*"signature":"\\([^"]*\\)".*/\\1/p' signature.json | base64 -d > signature.bin
$ openssl pkeyutl -verify -pubin -inkey KEY.pem -rawin -in manifest.json -sigfile signature.bin

4. The key is the one that is named above (it must print ${key_id}):
$ openssl pkey -pubin -in KEY.pem -outform DER | sha256sum | cut -c 1-16
${
  timestamped
    ? `
5. The time of the signature. TSA.pem is the root certificate of the time-stamping authority, had from the authority:
$ openssl ts -verify -data signature.json -in timestamp.tsr -CAfile TSA.pem
`
    : ''
}
WHAT THIS PROVES
That the holder of the key made exactly these bytes${timestamped ? ', and had signed them by the time of the timestamp' : ', and not when: it has no timestamp'}.
It does not prove that what the logs say is true, nor who stands behind the accounts unless findings.json says so with
its grounds, nor that outputs were used to train a given model${provenance.length > 0 ? ': of that the reports of provenance say how far it goes' : ''}.
`
