import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Done } from '#contract/act.js'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { Policy } from '#contract/policy.js'
import { type Proposal, proposalSchema } from '#contract/policy-proposal.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { lockPolicies, refuseOther } from './put-policy.js'
import { findPolicy } from './read-policies.js'

const COLUMNS = `id, name, base_version, policy, source, reason, state, proposed, proposed_by, decided, decided_by,
  decision, independent, version`
/** Of one policy: whoever decides must see all of them. */
const OPEN_MAX = 20

/** As it is kept: whether it is meant for everybody is part of what is approved. */
const kept = proposalSchema.extend({ confirm: proposalSchema.shape.name.nullable(), base_withdrawn: z.boolean() })
export type KeptProposal = Proposal & { confirm: 'everyone' | undefined; base_withdrawn: boolean }

export interface ProposalFilter extends PageRequest {
  state?: Proposal['state'] | undefined
  name?: string | undefined
}

/** Newest first. */
export async function listProposals(state: State, filter: ProposalFilter): Promise<Page<Proposal>> {
  const rows = await state.rows(
    proposalSchema,
    `SELECT ${COLUMNS} FROM policy_proposals
     WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR name = $2)
       AND ($3::text IS NULL OR (proposed, id) < (SELECT proposed, id FROM policy_proposals AS last WHERE last.id = $3))
     ORDER BY proposed DESC, id DESC LIMIT $4`,
    [filter.state ?? null, filter.name ?? null, filter.after ?? null, rowsFor(filter)],
  )
  return pageOf(rows, filter, ({ id }) => id)
}

/** Throws a NotFoundError. */
export async function readProposal(state: State, id: string): Promise<Proposal> {
  const [found] = await state.rows(proposalSchema, `SELECT ${COLUMNS} FROM policy_proposals WHERE id = $1`, [id])
  if (found !== undefined) return found
  throw notKept(id)
}

export interface ProposalToAdd {
  policy: Policy
  source: string
  reason: string
  confirm: 'everyone' | undefined
  by: string
  /** as far as the proposer knows the newest version, 0: none */
  expected_version?: number | undefined
}

/**
 * `inside` is a transaction. Throws an InputError where many proposals for that policy are open, and a ConflictError where
 * another version than the expected one is the newest.
 */
export async function addProposal(inside: State, asked: ProposalToAdd, now_ms: number): Promise<Done<Proposal>> {
  const { policy, source, reason, confirm, by, expected_version } = asked
  // One after the other: of two at a time each would count the proposals without the other.
  await lockPolicies(inside)
  const base = await findPolicy(inside, policy.name)
  refuseOther(policy.name, base, expected_version)
  const [record] = await inside.rows(
    proposalSchema,
    `INSERT INTO policy_proposals (id, name, base_version, policy, source, reason, confirm, proposed, proposed_by,
       base_withdrawn)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
     WHERE (SELECT count(*) FROM policy_proposals WHERE name = $2 AND state = 'open') < ${OPEN_MAX} RETURNING ${COLUMNS}`,
    [
      `prop_${randomBytes(8).toString('hex')}`,
      policy.name,
      base?.version ?? 0,
      toJsonb(policy),
      source,
      reason,
      confirm ?? null,
      new Date(now_ms).toISOString(),
      by,
      base !== undefined && base.withdrawn !== null,
    ],
  )
  if (record === undefined)
    throw new InputError(`${OPEN_MAX} proposals wait`, `policy ${policy.name}`, 'Have them decided, or withdraw some.')
  const { id, name, base_version } = record
  const detail = { policy: name, base_version, mode: policy.mode }
  return { record, act: { action: 'proposal.made', subject: `proposal:${id}`, detail } }
}

/** Nobody else decides it until the transaction ends. Throws a NotFoundError, or a ConflictError where it is decided. */
export async function lockProposal(inside: State, id: string): Promise<KeptProposal> {
  const sql = `SELECT ${COLUMNS}, confirm, base_withdrawn FROM policy_proposals WHERE id = $1 FOR UPDATE`
  const [found] = await inside.rows(kept, sql, [id])
  if (found === undefined) throw notKept(id)
  if (found.state !== 'open')
    throw new ConflictError(`it is ${found.state} already`, `proposal ${id}`, 'Propose the policy again.')
  return { ...found, confirm: found.confirm === null ? undefined : 'everyone' }
}

export interface ProposalDecision {
  state: 'approved' | 'rejected' | 'withdrawn'
  reason: string
  by: string
  independent: boolean | null
  /** of the policy, that came of it */
  version: number | null
}

/** Of a proposal that is locked. */
export async function settleProposal(
  inside: State,
  { id, name }: Pick<Proposal, 'id' | 'name'>,
  { state, reason, by, independent, version }: ProposalDecision,
  now_ms: number,
): Promise<Done<Proposal>> {
  const [record] = await inside.rows(
    proposalSchema,
    `UPDATE policy_proposals SET state = $2, decision = $3, decided = $4, decided_by = $5, independent = $6, version = $7
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, state, reason, new Date(now_ms).toISOString(), by, independent, version],
  )
  const detail = { policy: name, version, independent }
  return { record: record!, act: { action: `proposal.${state}`, subject: `proposal:${id}`, detail } }
}

const notKept = (id: string) => new NotFoundError('not kept', `proposal ${id}`, 'GET /v1/policy-proposals lists them.')
