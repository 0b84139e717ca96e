import type { X509Certificate } from 'node:crypto'
import type { EvidenceCase } from '#contract/evidence.js'
import type { PackageVerification } from '#contract/evidence-package.js'
import type { TrustedKey } from '#contract/trust.js'
import type { PackageProblem } from './archive/member.js'
import { checkCase } from './checks/check-case.js'
import { checkSignature } from './keys/check-signature.js'
import { judgeKey } from './keys/judge-key.js'
import { MANIFEST, SIGNATURE, STATISTICS, TIMESTAMP } from './package-documents.js'
import { type PackageContent, type ReadingBounds, readPackage } from './read-package.js'
import { type TimestampVerification, verifyTimestamp } from './timestamp/verify-timestamp.js'
import { sha256Of } from './write-package.js'

/**
 * What computes figures of a case again that need other stages: how many agree, and which do not. It is handed the members
 * too, so that the reports can be held against the case that they tell of.
 */
export type Recompute = (evidence: EvidenceCase, files: ReadonlyMap<string, Buffer>) => Recomputed | Promise<Recomputed>

export interface Recomputed {
  recomputed: number
  problems: PackageProblem[]
  /** what came of holding the reports against the documents; absent: it was not done */
  words?: PackageVerification['words']
}

export interface VerifyOptions extends ReadingBounds {
  /** keys that are believed (`readTrust`); none: nothing can be trusted, and the result says so */
  trust: readonly TrustedKey[]
  /** certificates of time-stamping authorities that are believed (`readCertificates`) */
  timestamp_trust?: readonly X509Certificate[]
  recompute?: Recompute
  /** told in full; the others are counted in a last one. 100 by default */
  problems_max?: number
}

/** Clocks of the two machines, and what an authority takes to answer. */
const CLOCKS_MS = 300_000

/**
 * Checks a package without anything else: its bytes, its manifest, who signed it and when, and whether its figures follow
 * from its own data. `ok` only where nothing at all is wrong and a trusted key signed.
 * @param source the package, or the path of its file
 * Throws an InputError where the file cannot be read or is too large.
 */
export async function verifyPackage(source: Buffer | string, options: VerifyOptions): Promise<PackageVerification> {
  const content = await readPackage(source, options)
  const problems = [...content.problems]
  const time = await judgeTimestamp(content, options.timestamp_trust ?? [], problems)
  const signature = judgeSignature(content, options.trust, time, problems)
  const { recomputed, words = 'unchecked' } = await computeAgain(content, options.recompute, problems)
  return {
    ok: problems.length === 0 && signature === 'trusted',
    campaign: content.manifest?.campaign ?? content.evidence?.campaign.id ?? null,
    release: content.manifest?.release ?? null,
    signature,
    timestamp: time.status,
    members: content.files.size,
    recomputed,
    words,
    problems: boundProblems(problems, options.problems_max ?? 100),
  }
}

type PackageTime = Pick<TimestampVerification, 'time'> & { status: PackageVerification['timestamp'] }

async function judgeTimestamp(
  { files, manifest }: PackageContent,
  trusted: readonly X509Certificate[],
  problems: PackageProblem[],
): Promise<PackageTime> {
  const tsr = files.get(TIMESTAMP)
  if (tsr === undefined) return { status: 'absent', time: null }
  const found = await verifyTimestamp(tsr, sha256Of(files.get(SIGNATURE) ?? Buffer.alloc(0)), trusted)
  // Who gave no certificates did not ask about the time: then it is told, and nothing is held against the package.
  const asked = found.status === 'invalid' || trusted.length > 0
  if (found.why !== null && asked)
    problems.push({ member: TIMESTAMP, what: `the timestamp proves nothing: ${found.why}` })
  if (found.status !== 'valid') return { status: found.status, time: null }
  if (manifest !== undefined && Date.parse(manifest.created) > found.time!.getTime() + CLOCKS_MS) {
    const what = `it says it was made at ${manifest.created}, after its own timestamp (${found.time!.toISOString()})`
    problems.push({ member: MANIFEST, what })
  }
  return { status: 'valid', time: found.time }
}

function judgeSignature(
  { files, manifest }: PackageContent,
  trust: readonly TrustedKey[],
  { time }: PackageTime,
  problems: PackageProblem[],
): PackageVerification['signature'] {
  const signature = files.get(SIGNATURE)
  if (signature === undefined) {
    problems.push({ member: SIGNATURE, what: 'it is missing: nobody vouches for this package' })
    return 'missing'
  }
  const { key, why } = checkSignature(signature, files.get(MANIFEST) ?? Buffer.alloc(0))
  if (key === undefined) {
    problems.push({ member: SIGNATURE, what: why })
    return 'invalid'
  }
  // Without a manifest there is no time to hold the key against; the missing manifest is a problem already.
  const judged = judgeKey(key, trust, { created: manifest?.created ?? new Date(0).toISOString(), attested: time })
  if (judged.why !== null) problems.push({ member: SIGNATURE, what: judged.why })
  return judged.signature
}

async function computeAgain(
  { evidence, files }: PackageContent,
  recompute: Recompute | undefined,
  problems: PackageProblem[],
): Promise<Pick<Recomputed, 'recomputed' | 'words'>> {
  if (evidence === undefined) return { recomputed: 0 }
  const own = checkCase(evidence)
  problems.push(...own.problems)
  if (recompute === undefined) return { recomputed: own.agreed }
  try {
    const others = await recompute(evidence, files)
    problems.push(...others.problems)
    return { ...others, recomputed: own.agreed + others.recomputed }
  } catch (error) {
    problems.push({
      member: STATISTICS,
      what: `it could not be computed and rendered again: ${(error as Error).message}`,
    })
    return { recomputed: own.agreed }
  }
}

function boundProblems(problems: readonly PackageProblem[], problems_max: number): PackageProblem[] {
  if (problems.length <= problems_max) return [...problems]
  const left = problems.length - problems_max
  return [...problems.slice(0, problems_max), { member: 'package', what: `and ${left} problems more` }]
}
