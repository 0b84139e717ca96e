import { z } from 'zod'

/**
 * What a caller may do. `text` (seeing prompts) is in no other scope, not even `admin`: who keeps keys and settings has
 * no need to read customers' words, and who may is to be found by looking for one name.
 */
export const SCOPES = ['ingest', 'decide', 'follow', 'analyst', 'approve', 'taxii', 'text', 'admin'] as const
export type Scope = (typeof SCOPES)[number]
export const scopeSchema = z
  .enum(SCOPES)
  .describe(
    'ingest: send exchanges, accounts, events. decide: ask for decisions. follow: for gateways of ' +
      'Stillwatch: all that decisions are made from, and records of those made there. analyst: read, and work on ' +
      'campaigns and cases. approve: be the second person. taxii: use the collections that are granted to it. ' +
      'text: see prompts. admin: all of these but text',
  )

const INCLUDED: Partial<Record<Scope, readonly Scope[]>> = {
  admin: ['ingest', 'decide', 'follow', 'analyst', 'approve', 'taxii'],
}

/** The scopes with all that they include. */
export const grantedScopes = (scopes: Iterable<Scope>): ReadonlySet<Scope> =>
  new Set([...scopes].flatMap((scope) => [scope, ...(INCLUDED[scope] ?? [])]))

/** What people are. Several may be held; `text_reader` is one to be added to others. */
export const ROLES = ['analyst', 'text_reader', 'reviewer', 'admin'] as const
export type Role = (typeof ROLES)[number]
export const roleSchema = z.enum(ROLES)

export const SCOPES_OF_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  analyst: ['analyst'],
  text_reader: ['text'],
  reviewer: ['analyst', 'approve', 'text'],
  admin: ['admin'],
}

/** Who asks. */
export interface Principal {
  /** `key:LINEAGE` or `person:SUBJECT`: stays the same when a key is rotated, so that nobody approves their own act by it */
  id: string
  kind: 'key' | 'person'
  name: string
  /** with all that is included */
  scopes: ReadonlySet<Scope>
  /** keys: the principal that made it */
  created_by?: string
}

/** Symmetric algorithms are absent: with them whoever can check a token could make one. `none` is no algorithm. */
const algorithmSchema = z.enum([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
])

/** How people sign in: bearer tokens (JWT) of an OpenID Connect issuer. */
export const peopleSettingsSchema = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).describe('as in the `iss` of its tokens; https, or http on this machine'),
  audience: z.array(z.string().min(1)).min(1).describe('one of these must be in `aud`'),
  algorithms: z
    .array(algorithmSchema)
    .min(1)
    .default(['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'])
    .describe('of signatures; none with a shared secret, which the issuer and we would both hold'),
  clock_tolerance_s: z.number().int().min(0).max(300).default(30).describe('clocks differ; more than this is a fault'),
  roles_claim: z.string().min(1).default('roles').describe('name of the claim, or a path: realm_access.roles'),
  roles: z
    .record(z.string(), z.array(roleSchema).min(1))
    .describe('from a value of the claim to roles; values that are not named give none'),
  request_ms_max: z.number().int().min(100).max(60_000).default(5_000).describe('a question to the issuer'),
  keys_ms_max: z
    .number()
    .int()
    .min(1_000)
    .default(600_000)
    .describe('age of its keys and addresses before they are asked again'),
  unknown_key_ms_min: z
    .number()
    .int()
    .min(0)
    .default(30_000)
    .describe('between two questions for a key that is not known: forged tokens must not become a flood to the issuer'),
  retry_ms_min: z.number().int().min(0).default(5_000).describe('after a failed question, before the next'),
})
export type PeopleSettings = z.infer<typeof peopleSettingsSchema>
