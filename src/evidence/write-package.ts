import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { EVIDENCE_SCHEMA, type EvidenceCase, evidenceCaseSchema } from '#contract/evidence.js'
import { manifestSchema, PACKAGE_MEMBERS_MAX, type PackageManifest } from '#contract/evidence-package.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { SigningKey } from '#store/signing-key.js'
import { isMemberPath, type Member } from './archive/member.js'
import { archiveBytes, writeArchive } from './archive/write-archive.js'
import { signManifest } from './keys/sign-manifest.js'
import * as names from './package-documents.js'
import { checkPseudonyms } from './pseudonymise-accounts.js'
import { renderReadme } from './render-readme.js'
import { splitCase } from './split-case.js'

export interface PackageOptions {
  /** gives the `TimeStampResp` (RFC 3161) for a SHA-256 in hexadecimal; absent: the package has no timestamp */
  timestamp?: (sha256: string) => Promise<Buffer>
  /** of all members together; more is refused. 512 MiB by default, which is also what is read again */
  bytes_max?: number
}

export const PACKAGE_BYTES_MAX = 536_870_912

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * The package of a case in memory. The same case, reports and key give the same bytes, but for a timestamp.
 * @param rendered the reports, made from this very case
 * Throws an InputError where a report has a name that is taken or leads elsewhere, or the package grows too large.
 */
export const writePackage = async (
  evidence: EvidenceCase,
  rendered: readonly Member[],
  signer: SigningKey,
  options: PackageOptions = {},
): Promise<Buffer> => archiveBytes(await packageMembers(evidence, rendered, signer, options))

/** The same into a file, for its owner alone; it stands there whole or not at all. Gives its size and SHA-256. */
export async function writePackageFile(
  file: string,
  evidence: EvidenceCase,
  rendered: readonly Member[],
  signer: SigningKey,
  options: PackageOptions = {},
): Promise<{ bytes: number; sha256: string }> {
  const archive = writeArchive(await packageMembers(evidence, rendered, signer, options))
  const draft = `${file}.${process.pid}.part`
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      archive,
      async function* (parts: Readable) {
        for await (const part of parts) {
          hash.update(part as Buffer)
          bytes += (part as Buffer).length
          yield part
        }
      },
      createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }),
    )
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function packageMembers(
  evidence: EvidenceCase,
  rendered: readonly Member[],
  signer: SigningKey,
  { timestamp, bytes_max = PACKAGE_BYTES_MAX }: PackageOptions,
): Promise<Member[]> {
  const told = evidenceCaseSchema.parse(evidence)
  checkPseudonyms(told)
  const readme = renderReadme(told, { key_id: signer.key_id, timestamped: timestamp !== undefined })
  const listed = [
    { path: names.README, bytes: Buffer.from(readme) },
    ...splitCase(told),
    ...checkRendered(rendered),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  checkSize(listed, bytes_max)
  const manifest = Buffer.from(canonicalJson(manifestOf(told, listed)))
  const token = await timestamp?.(sha256Of(manifest))
  return [
    ...listed,
    { path: names.MANIFEST, bytes: manifest },
    { path: names.SIGNATURE, bytes: signManifest(manifest, signer) },
    ...(token === undefined ? [] : [{ path: names.TIMESTAMP, bytes: token }]),
  ]
}

const manifestOf = ({ campaign, created }: EvidenceCase, members: readonly Member[]): PackageManifest =>
  manifestSchema.parse({
    schema: EVIDENCE_SCHEMA,
    campaign: campaign.id,
    created,
    members: members.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) })),
  })

function checkRendered(rendered: readonly Member[]): readonly Member[] {
  const seen = new Set(names.OWN_MEMBERS)
  for (const { path } of rendered) {
    if (!isMemberPath(path))
      throw new InputError('no name of a member', path, 'Use letters, digits, dots and hyphens, without a folder')
    if (seen.has(path)) throw new InputError('a member goes by this name already', path, 'Give it another name')
    seen.add(path)
  }
  return rendered
}

function checkSize(members: readonly Member[], bytes_max: number): void {
  const bytes = members.reduce((sum, member) => sum + member.bytes.length, 0)
  if (bytes > bytes_max)
    throw new InputError(
      `the package would have more than ${bytes_max} bytes`,
      'package',
      'Leave samples out, or raise the bound',
    )
  if (members.length > PACKAGE_MEMBERS_MAX)
    throw new InputError(`more than ${PACKAGE_MEMBERS_MAX} members`, 'package', 'Give fewer reports')
}
