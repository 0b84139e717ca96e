import { timingSafeEqual } from 'node:crypto'
import { grantedScopes, type Principal } from '#contract/role.js'
import { hashToken, idOfToken, TOKEN_LENGTH_MAX } from './key-token.js'
import type { HeldKey } from './list-keys.js'
import type { KeyUse } from './record-uses.js'

export interface KeyRingOptions {
  /** tokens that were found to be unknown, remembered at most; the oldest is forgotten. 10,000 by default */
  misses_max?: number
  /** how long such a token is remembered. 10 s by default */
  miss_ms?: number
}

export type KeyVerdict = Principal | 'expired' | 'unknown'

/** All live keys in memory: no request waits for the store to learn who asks. */
export interface KeyRing {
  /** Synchronous; 1 to 2 µs. Notes the use of a key that it accepts. */
  verify(token: string, now_ms: number): KeyVerdict
  /** True once for each unknown token in `miss_ms`: then it is worth asking the store, for the key may be new there. */
  isNewMiss(token: string, now_ms: number): boolean
  replace(keys: readonly HeldKey[]): void
  /** uses since they were last forgotten */
  uses(): KeyUse[]
  /** forgets uses that were written down; later ones of the same keys stay */
  forgetUses(written: readonly KeyUse[]): void
  size(): number
}

interface Held {
  id: string
  hash: Buffer
  expires_ms: number
  principal: Principal
}

export function createKeyRing({ misses_max = 10_000, miss_ms = 10_000 }: KeyRingOptions = {}): KeyRing {
  let by_id = new Map<string, Held>()
  let given: Held[] = []
  const used = new Map<string, number>()
  const misses = new Map<string, number>()

  const find = (token: string): Held | undefined => {
    const presented = Buffer.from(hashToken(token), 'latin1')
    const named = by_id.get(idOfToken(token) ?? '')
    if (named !== undefined && timingSafeEqual(presented, named.hash)) return named
    // Keys of STILLWATCH_ADMIN_KEY have no id inside; one is live at a time.
    return given.find(({ hash }) => timingSafeEqual(presented, hash))
  }

  return {
    verify(token, now_ms) {
      if (token.length > TOKEN_LENGTH_MAX) return 'unknown'
      const held = find(token)
      if (held === undefined) return 'unknown'
      // Looked at now and not when the ring was filled: a key ends on time though the store is away.
      if (now_ms >= held.expires_ms) return 'expired'
      used.set(held.id, now_ms)
      return held.principal
    },
    isNewMiss(token, now_ms) {
      const hash = hashToken(token.slice(0, TOKEN_LENGTH_MAX))
      const seen_ms = misses.get(hash)
      if (seen_ms !== undefined && now_ms - seen_ms < miss_ms) return false
      // A map keeps the order of insertion: the first is the oldest.
      misses.delete(hash)
      if (misses.size >= misses_max) misses.delete(misses.keys().next().value ?? '')
      misses.set(hash, now_ms)
      return true
    },
    replace(keys) {
      const held = keys.map(holdKey)
      by_id = new Map(held.map((key) => [key.id, key]))
      const given_ids = new Set(keys.filter(({ origin }) => origin === 'given').map(({ id }) => id))
      given = held.filter(({ id }) => given_ids.has(id))
    },
    uses: () => [...used].map(([id, at_ms]) => ({ id, at_ms })),
    forgetUses(written) {
      for (const { id, at_ms } of written) if (used.get(id) === at_ms) used.delete(id)
    },
    size: () => by_id.size,
  }
}

const holdKey = (key: HeldKey): Held => ({
  id: key.id,
  hash: Buffer.from(key.hash, 'latin1'),
  expires_ms: key.expires === null ? Number.POSITIVE_INFINITY : Date.parse(key.expires),
  principal: {
    id: `key:${key.lineage}`,
    kind: 'key',
    name: key.name,
    scopes: grantedScopes(key.scopes),
    created_by: key.created_by,
  },
})
