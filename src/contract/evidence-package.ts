import { z } from 'zod'
import { EVIDENCE_SCHEMA, releaseSchema } from './evidence.js'

const time = z.iso.datetime()
const count = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const PACKAGE_MEMBERS_MAX = 64

/** What `manifest.json` says; the signature is over its bytes. */
export const manifestSchema = z.strictObject({
  schema: z.literal(EVIDENCE_SCHEMA),
  campaign: z.string(),
  created: time,
  release: releaseSchema,
  version: z.string().max(100).optional().describe('of the program that wrote the package and rendered its reports'),
  members: z
    .array(z.strictObject({ path: z.string(), bytes: count, sha256 }))
    .min(1)
    .max(PACKAGE_MEMBERS_MAX),
})
export type PackageManifest = z.infer<typeof manifestSchema>

/** `signature.json`: Ed25519 over the bytes of manifest.json. */
export const packageSignatureSchema = z.strictObject({
  algorithm: z.literal('Ed25519'),
  key_id: z.string().regex(/^[0-9a-f]{16}$/),
  public_key: z.string().describe('PEM; says who signed only to those who trust it already'),
  signature: z.string().describe('base64'),
})
export type PackageSignature = z.infer<typeof packageSignatureSchema>

/** What checking a package found. */
export const packageVerificationSchema = z.object({
  ok: z.boolean().describe('no problem, and signed by a trusted key'),
  campaign: z.string().nullable(),
  release: releaseSchema.nullable().describe('for whom it says it was made; null where its manifest cannot be read'),
  signature: z.enum(['trusted', 'untrusted', 'revoked', 'invalid', 'missing']),
  timestamp: z.enum(['valid', 'untrusted', 'invalid', 'absent']),
  members: count,
  recomputed: count.describe('figures that were computed again and agree'),
  words: z
    .enum(['agree', 'differ', 'unchecked'])
    .describe(
      'whether its reports, but for the PDF, are what its documents give when they are rendered again; unchecked: another version wrote it, or it cannot be read',
    ),
  problems: z.array(z.object({ member: z.string(), what: z.string() })),
})
export type PackageVerification = z.infer<typeof packageVerificationSchema>

/** Files of a package that is to be checked. */
export interface VerifyEvidenceRequest {
  file: string
  /** public keys in PEM, or trust documents (contract/trust.ts) */
  trust_files: readonly string[]
  /** certificates of time-stamping authorities, PEM */
  timestamp_files: readonly string[]
}

/** What a package is made of. */
export interface MakeEvidenceRequest {
  /** id */
  campaign: string
  /** that a scan kept; or `server`, with its key */
  store?: string
  server?: string
  /** STILLWATCH_KEY, with the scope analyst */
  key?: string
  out: string
  accounts: 'clear' | 'hashed'
  /** whether prompts go in, as far as the caller may see them */
  samples: boolean
  config?: string
  signal?: AbortSignal
}

/** What of a made package is told. */
export interface MadeEvidence {
  bytes: number
  sha256: string
  /** which key signed it; its public half stands in the package, and must be had another way */
  key_id: string
  pdf: boolean
  timestamp: boolean
}
