import { z } from 'zod'
import type { DecisionRecord } from '#contract/decision.js'
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'

/** Policies and actions that are remembered; they are looked up again where there are more. */
const KNOWN_MAX = 10_000
const REFUSALS_TOLD = 20

export interface TakenRecords {
  taken: number
  refused: number
  /** the first ones; numbers from 1 */
  refusals: { number: number; reason: string }[]
}

const row = z.object({ policy: z.string(), version: z.number() })
const keyOf = ({ policy, version }: z.infer<typeof row>): string => `${policy}@${version}`

/**
 * Takes records of decisions that were made elsewhere from the snapshot, and stamps them with who told of them. One that
 * names a policy, a version or an action that never was here is refused, and the others are taken.
 */
export function takeRecords({ link: { state }, decisions }: Pick<Live, 'link' | 'decisions'>) {
  const known = new Set<string>()
  return async (records: readonly DecisionRecord[], by: string): Promise<TakenRecords> => {
    const named = records.map(({ policy, policy_version: version }) => ({ policy, version }))
    const unseen = named.filter((one) => !known.has(keyOf(one)))
    if (unseen.length > 0) {
      const found = await findNamed(state, unseen)
      if (known.size + found.length > KNOWN_MAX) known.clear()
      for (const one of found) known.add(keyOf(one))
    }
    const stands = named.map((one) => known.has(keyOf(one)))
    decisions.record(records.flatMap((record, at) => (stands[at] ? [{ ...record, recorded_by: by }] : [])))
    const refusals = named.flatMap(({ policy, version }, at) =>
      stands[at] ? [] : [{ number: at + 1, reason: `there is no ${policy}, version ${version}` }],
    )
    return {
      taken: records.length - refusals.length,
      refused: refusals.length,
      refusals: refusals.slice(0, REFUSALS_TOLD),
    }
  }
}

const findNamed = (state: State, named: readonly z.infer<typeof row>[]): Promise<z.infer<typeof row>[]> =>
  state.rows(
    row,
    `WITH named AS (SELECT DISTINCT policy, version FROM unnest($1::text[], $2::integer[]) AS given (policy, version))
     SELECT named.policy, named.version FROM named
     WHERE EXISTS (SELECT FROM policies WHERE name = named.policy AND policies.version = named.version)
       OR (named.version = 0 AND EXISTS (SELECT FROM campaign_actions WHERE 'action:' || id = named.policy))`,
    [named.map(({ policy }) => policy), named.map(({ version }) => version)],
  )
