import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'

/** SHA-256, hexadecimal: of the text that was written, and of the canonical JSON of the policy that decides. */
export interface PolicyDigests {
  source_sha256: string
  policy_sha256: string
}

export interface StoredPolicy extends PolicyDigests {
  name: string
  version: number
  withdrawn: boolean
}

// Read without the contract's schema: its defaults grow with the program, and what is stored does not.
const row = z.object({
  name: z.string(),
  version: z.number(),
  policy: z.json(),
  source: z.string(),
  withdrawn: z.boolean(),
})

const VERSIONS_AT_ONCE = 200

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The versions of all policies, or of one, as they are stored now. */
export async function* readPolicyDigests(state: State, only?: { name: string; version: number }) {
  let after = { name: '', version: 0 }
  for (;;) {
    const page = await state.rows(
      row,
      `SELECT name, version, policy, source, withdrawn IS NOT NULL AS withdrawn FROM policies
       WHERE (name, version) > ($1, $2) AND ($3::text IS NULL OR (name = $3 AND version = $4))
       ORDER BY name, version LIMIT $5`,
      [after.name, after.version, only?.name ?? null, only?.version ?? null, VERSIONS_AT_ONCE],
    )
    for (const { policy, source, ...kept } of page) {
      after = kept
      yield {
        ...kept,
        source_sha256: sha256(source),
        policy_sha256: sha256(canonicalJson(policy)),
      } satisfies StoredPolicy
    }
    if (page.length < VERSIONS_AT_ONCE) return
  }
}
