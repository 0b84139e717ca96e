import { createHash } from 'node:crypto'
import { EVIDENCE_SCHEMA, type EvidenceCase, evidenceCaseSchema } from '#contract/evidence.js'
import { manifestSchema, PACKAGE_MEMBERS_MAX, type PackageManifest } from '#contract/evidence-package.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { SigningKey } from '#store/signing-key.js'
import { isMemberPath, type Member } from './archive/member.js'
import { writeArchive } from './archive/write-archive.js'
import { signManifest } from './keys/sign-manifest.js'
import * as names from './package-documents.js'
import { clearNames } from './pseudonymise-accounts.js'
import { renderReadme } from './render-readme.js'
import { splitCase } from './split-case.js'

export interface PackageOptions {
  /** gives the `TimeStampResp` (RFC 3161) for a SHA-256 in hexadecimal; absent: the package has no timestamp */
  timestamp?: (sha256: string) => Promise<Buffer>
  /** of the program that rendered the reports; a reader of the same version can render them again */
  version?: string
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
): Promise<Buffer> => writeArchive(await packageMembers(evidence, rendered, signer, options))

async function packageMembers(
  evidence: EvidenceCase,
  rendered: readonly Member[],
  signer: SigningKey,
  { timestamp, version, bytes_max = PACKAGE_BYTES_MAX }: PackageOptions,
): Promise<Member[]> {
  const told = evidenceCaseSchema.parse(evidence)
  // That would be a slip of the program.
  if (clearNames(told).length > 0)
    throw new TypeError('the case says that its accounts are hashed, and names one in clear')
  const readme = renderReadme(told, { key_id: signer.key_id, timestamped: timestamp !== undefined })
  const listed = [
    { path: names.README, bytes: Buffer.from(readme) },
    ...splitCase(told),
    ...checkRendered(rendered),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  checkSize(listed, bytes_max)
  const manifest = Buffer.from(canonicalJson(manifestOf(told, listed, version)))
  const signature = signManifest(manifest, signer)
  // Not the manifest: who finds the key later could sign an old manifest of their own, whose timestamp is old too.
  const token = await timestamp?.(sha256Of(signature))
  return [
    ...listed,
    { path: names.MANIFEST, bytes: manifest },
    { path: names.SIGNATURE, bytes: signature },
    ...(token === undefined ? [] : [{ path: names.TIMESTAMP, bytes: token }]),
  ]
}

const manifestOf = (
  { campaign, created, release }: EvidenceCase,
  members: readonly Member[],
  version: string | undefined,
): PackageManifest =>
  manifestSchema.parse({
    schema: EVIDENCE_SCHEMA,
    campaign: campaign.id,
    created,
    release,
    ...(version === undefined ? {} : { version }),
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
