import { z } from 'zod'

/** The version of a trust document's form. */
export const TRUST_SCHEMA = 'stillwatch/trust@1'

const time = z.iso.datetime()

/** Why a key no longer counts. Only `compromised` means that somebody else may have signed with it. */
export const REVOCATION_REASONS = ['compromised', 'superseded', 'ceased'] as const

/** A key that signs packages, and when it is in force. */
export const trustedKeySchema = z.strictObject({
  key_id: z.string().regex(/^[0-9a-f]{16}$/),
  public_key: z.string().max(1_000).describe('Ed25519, SPKI in PEM'),
  from: time.describe('in force from here on'),
  until: time.nullable().describe('in force before this; null: no end is set'),
  revoked: z
    .strictObject({ at: time.describe('since when it must not count'), reason: z.enum(REVOCATION_REASONS) })
    .nullable(),
})
export type TrustedKey = z.infer<typeof trustedKeySchema>

/** Which keys a reader of packages believes: what `--trust` is given, beside plain PEM files. */
export const trustDocumentSchema = z.strictObject({
  schema: z.literal(TRUST_SCHEMA),
  keys: z.array(trustedKeySchema).min(1).max(1_000),
})
export type TrustDocument = z.infer<typeof trustDocumentSchema>
