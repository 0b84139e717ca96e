import { readFile, stat } from 'node:fs/promises'
import type { EvidenceCase } from '#contract/evidence.js'
import { PACKAGE_MEMBERS_MAX, type PackageManifest } from '#contract/evidence-package.js'
import { InputError } from '#contract/scan.js'
import type { PackageProblem } from './archive/member.js'
import { readArchive } from './archive/read-archive.js'
import { joinCase } from './join-case.js'
import * as names from './package-documents.js'
import { checkMembers, countKnown, readManifest } from './read-manifest.js'
import { PACKAGE_BYTES_MAX } from './write-package.js'

export interface ReadingBounds {
  /** of the file; more is refused. 512 MiB by default; about twice as much is held in memory */
  bytes_max?: number
}

/** What stands in a package, before it is known who made it. */
export interface PackageContent {
  /** members by name, also damaged ones */
  files: ReadonlyMap<string, Buffer>
  manifest: PackageManifest | undefined
  /** undefined where a document of it cannot be read */
  evidence: EvidenceCase | undefined
  problems: PackageProblem[]
}

/**
 * Opens a package and holds each byte against what it must be: the archive's own, each member against the manifest, each
 * document against its schema. It does not ask who signed it.
 * @param source the package, or the path of its file
 * Throws an InputError where the file cannot be read or is too large; what is wrong inside is in `problems`.
 */
export async function readPackage(
  source: Buffer | string,
  { bytes_max = PACKAGE_BYTES_MAX }: ReadingBounds = {},
): Promise<PackageContent> {
  const archive = typeof source === 'string' ? await readBounded(source, bytes_max) : source
  if (archive.length > bytes_max) throw tooLarge('package', bytes_max)
  const members_max = PACKAGE_MEMBERS_MAX + names.BESIDE_MANIFEST.length
  const { members, problems } = await readArchive(archive, { members_max, known: countKnown })
  const files = new Map(members.map(({ path, bytes }) => [path, bytes]))
  if (members.length === 0) return { files, manifest: undefined, evidence: undefined, problems }
  const manifest = readManifest(files.get(names.MANIFEST))
  if (manifest === undefined)
    problems.push({ member: names.MANIFEST, what: 'missing, or no manifest of a package in canonical JSON' })
  else problems.push(...checkMembers(manifest, members))
  const joined = joinCase(files)
  if (Array.isArray(joined)) return { files, manifest, evidence: undefined, problems: [...problems, ...joined] }
  if (manifest !== undefined && !isToldBy(manifest, joined))
    problems.push({ member: names.FINDINGS, what: 'it tells of another campaign, time or release than manifest.json' })
  return { files, manifest, evidence: joined, problems }
}

const isToldBy = (manifest: PackageManifest, { campaign, created, release }: EvidenceCase): boolean =>
  manifest.campaign === campaign.id && manifest.created === created && manifest.release === release

async function readBounded(path: string, bytes_max: number): Promise<Buffer> {
  try {
    if ((await stat(path)).size > bytes_max) throw tooLarge(path, bytes_max)
    return await readFile(path)
  } catch (error) {
    if (error instanceof InputError) throw error
    const what = `cannot be read (${(error as NodeJS.ErrnoException).code})`
    throw new InputError(what, path, 'Give the ZIP file of an evidence package', { cause: error })
  }
}

const tooLarge = (where: string, bytes_max: number): InputError =>
  new InputError(`more than ${bytes_max} bytes`, where, 'Raise the bound if you expect so large a package')
