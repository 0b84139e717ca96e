import type { Clearance, Membership, Standing } from '#contract/standing.js'
import { compileGlobs, type GlobTest } from './compile-globs.js'

export interface CompiledClearance {
  kind: Clearance['kind']
  covers: GlobTest
  expires_ms: number
  /** requests a day, Infinity where unbounded */
  quota: number
  /** the count goes on where only the quota or the expiry is changed */
  quota_key: string
}

/** A standing made ready: dates as numbers, globs compiled, what cannot match left out. */
export interface CompiledStanding {
  account_id: string
  tier: string | undefined
  entry_point: string | undefined
  /** open and confirmed campaigns, most confident first; ties by id */
  memberships: readonly Membership[]
  /** dismissed and closed campaigns: an action on them hits nobody */
  ended: ReadonlySet<string>
  /** unconditional ones first, so that no quota is spent where none is needed */
  clearances: readonly CompiledClearance[]
  verified_until_ms: number
}

export function compileStanding(standing: Standing): CompiledStanding {
  const running = standing.memberships.filter(({ status }) => status === 'open' || status === 'confirmed')
  const ended = standing.memberships.filter(({ status }) => status === 'dismissed' || status === 'closed')
  return {
    account_id: standing.account_id,
    tier: standing.tier,
    entry_point: standing.entry_point,
    memberships: running.sort((a, b) => b.confidence - a.confidence || (a.campaign < b.campaign ? -1 : 1)),
    ended: new Set(ended.map(({ campaign }) => campaign)),
    clearances: standing.clearances
      .map((clearance) => compileClearance(standing.account_id, clearance))
      .sort((a, b) => Number(a.kind === 'permit') - Number(b.kind === 'permit') || b.quota - a.quota || 0),
    verified_until_ms: standing.verified_until === undefined ? 0 : Date.parse(standing.verified_until),
  }
}

/** Models and quota bind a permit alone, as the contract says; the other kinds hold for everything. */
function compileClearance(account_id: string, { kind, models, quota, expires }: Clearance): CompiledClearance {
  const bound = kind === 'permit'
  return {
    kind,
    covers: bound && models !== undefined ? compileGlobs(models) : () => true,
    expires_ms: expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires),
    quota: bound && quota !== undefined ? quota : Number.POSITIVE_INFINITY,
    quota_key: JSON.stringify([account_id, models ?? null]),
  }
}
