import { z } from 'zod'
import { campaignActionSchema, policyVersionSchema } from '#contract/policy.js'
import { type Standing, standingSchema } from '#contract/standing.js'
import type { EvaluationState } from './evaluate.js'

const rulesSchema = z.object({ policies: z.array(policyVersionSchema), actions: z.array(campaignActionSchema) })
const ageSchema = z.object({ age_ms: z.number().min(0).describe('how old what the server knows is') })
const removedSchema = z.object({ account_id: z.string() })

/** GET /v1/decisions/snapshot */
export const snapshotSchema = rulesSchema.extend({
  ...ageSchema.shape,
  version: z.string(),
  standings: z.array(standingSchema),
  case_secret: z.string().min(16).optional(),
})

export type Snapshot = z.infer<typeof snapshotSchema>

/** What the server's stream tells; `snapshot` asks for the snapshot to be read again. */
export type Change =
  | { kind: 'standing'; standing: Standing }
  | { kind: 'policies'; rules: z.infer<typeof rulesSchema> }
  | { kind: 'removed'; account_id: string }
  | { kind: 'snapshot' }
  | { kind: 'age'; age_ms: number }

/**
 * Reads an event of the stream; undefined for a kind that is not known here, so that a newer server can tell more.
 * @throws where the event is of a known kind and does not fit it
 */
export function readChange(name: string, data: string): Change | undefined {
  if (name === 'snapshot') return { kind: name }
  if (name === 'standing') return { kind: name, standing: standingSchema.parse(JSON.parse(data)) }
  if (name === 'policies') return { kind: name, rules: rulesSchema.parse(JSON.parse(data)) }
  if (name === 'age') return { kind: name, age_ms: ageSchema.parse(JSON.parse(data)).age_ms }
  if (name === 'removed') return { kind: name, account_id: removedSchema.parse(JSON.parse(data)).account_id }
  return undefined
}

export function stateOf(snapshot: Omit<Snapshot, 'age_ms'>): EvaluationState {
  const { policies, actions, standings, case_secret } = snapshot
  return {
    policies,
    actions,
    case_secret,
    standings: new Map(standings.map((standing) => [standing.account_id, standing])),
  }
}

/** Standings change in place, for there are many; rules are few and replaced as a whole. */
export function applyChange(state: EvaluationState, change: Change): void {
  if (change.kind === 'standing') state.standings.set(change.standing.account_id, change.standing)
  if (change.kind === 'removed') state.standings.delete(change.account_id)
  if (change.kind === 'policies') Object.assign(state, change.rules)
}
