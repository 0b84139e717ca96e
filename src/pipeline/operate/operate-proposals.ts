import { appendAuditInside } from '#audit/append-audit.js'
import { ConflictError } from '#contract/errors.js'
import type { NewProposal, PolicyCheck, PolicyDifference, PolicyToCheck, Proposal } from '#contract/policy-proposal.js'
import { InputError } from '#contract/scan.js'
import { comparePolicies } from '#decide/compare-policies.js'
import { requireOtherPerson } from '#permit/require-other-person.js'
import {
  addProposal,
  type KeptProposal,
  listProposals,
  lockProposal,
  type ProposalFilter,
  readProposal,
  settleProposal,
} from '#policy/proposals.js'
import { putPolicy } from '#policy/put-policy.js'
import { findPolicy, readPolicy } from '#policy/read-policies.js'
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'
import { checkChallenge } from './check-challenge.js'
import { checkReach, harshForEverybody } from './check-policy.js'
import { conduct, type Operated } from './conduct.js'
import { judging } from './judging.js'
import { readWritten } from './operate-policies.js'

interface Deciding {
  id: string
  reason: string
  by: string
}

/** Policies that are looked at before they count: read, compared, proposed, approved by a second person. */
export function operateProposals(live: Operated & Pick<Live, 'settings'>) {
  const { link } = live
  /** Errors: an InputError for challenges that cannot be met; a ConflictError where it would stop everybody. */
  const checked = ({ policy, confirm }: Pick<KeptProposal, 'policy' | 'confirm'>) => {
    const challenges = policy.rules.some((rule) => rule.do.action === 'challenge')
    const told = checkChallenge({ challenges, mode: policy.mode, where: `policy ${policy.name}` }, live.settings)
    checkReach(policy, confirm)
    return told
  }
  const otherThan = (inside: State, { proposed_by, id }: Proposal, by: string) =>
    requireOtherPerson(inside, { first: proposed_by, second: by, ...people(), where: `proposal ${id}` })
  const people = () => ({ people: judging(live.settings).people })
  return {
    list: (filter: ProposalFilter) => listProposals(link.state, filter),
    read: (id: string) => readProposal(link.state, id),
    /** Errors: those of `readWritten`; a NotFoundError where the version is not kept that it is compared with. */
    check: async ({ policy: written, from }: PolicyToCheck): Promise<PolicyCheck> => {
      const { policy, source } = readWritten(written)
      const challenges = policy.rules.some((rule) => rule.do.action === 'challenge')
      const as_shadow = { challenges, mode: 'shadow' as const, where: `policy ${policy.name}` }
      const { warnings = [] } = checkChallenge(as_shadow, live.settings)
      const read = from === undefined ? findPolicy : readPolicy
      const base = from === 0 ? undefined : await read(link.state, policy.name, from)
      const difference = { from: base?.version ?? 0, lines: comparePolicies(base?.policy, policy) }
      const everyone = harshForEverybody(policy).map(({ rule }) => rule)
      return { policy, yaml: source, everyone, warnings, difference }
    },
    /** Throws a NotFoundError where a version is not kept. */
    difference: async ({ name, from, to }: { name: string; from?: number | undefined; to?: number | undefined }) => {
      const after = await readPolicy(link.state, name, to)
      const base = from ?? after.version - 1
      const before = base === 0 ? undefined : await readPolicy(link.state, name, base)
      const lines = comparePolicies(before?.policy, after.policy)
      return { name, from: base, to: after.version, lines } satisfies PolicyDifference
    },
    propose: async ({ name, policy: written, ...asked }: NewProposal & { name: string; by: string }) => {
      const { policy, source } = readWritten(written)
      if (policy.name !== name)
        throw new InputError(`the policy is called ${policy.name}`, `policy ${name}`, 'Propose it under its own name.')
      const proposal = { ...asked, policy, source, confirm: asked.confirm }
      checked(proposal)
      return conduct(live, asked.by, (inside, now_ms) => addProposal(inside, proposal, now_ms))
    },
    /** Errors beside: those of `requireOtherPerson` and `putPolicy`, also where the policy has another version by now, or was withdrawn. */
    approve: ({ id, reason, by }: Deciding): Promise<Proposal> =>
      conduct(live, by, async (inside, now_ms) => {
        const proposal = await lockProposal(inside, id)
        const { independent } = await otherThan(inside, proposal, by)
        checked(proposal)
        const { policy, source, base_version: expected_version, base_withdrawn: expected_withdrawn } = proposal
        const put = { policy, source, by: proposal.proposed_by, expected_version, expected_withdrawn }
        const { record, act } = await putPolicy(inside, put, now_ms)
        const settled = { state: 'approved', reason, by, independent, version: record.version } as const
        const done = await settleProposal(inside, proposal, settled, now_ms)
        // Two entries: each version of a policy is attested by one of its own.
        if (act !== undefined) await appendAuditInside(inside, { actor: by, ...act }, now_ms)
        return done
      }),
    reject: ({ id, reason, by }: Deciding): Promise<Proposal> =>
      conduct(live, by, async (inside, now_ms) => {
        const proposal = await lockProposal(inside, id)
        const { independent } = await otherThan(inside, proposal, by)
        return settleProposal(inside, proposal, { state: 'rejected', reason, by, independent, version: null }, now_ms)
      }),
    withdraw: ({ id, reason, by }: Deciding): Promise<Proposal> =>
      conduct(live, by, async (inside, now_ms) => {
        const proposal = await lockProposal(inside, id)
        if (proposal.proposed_by !== by)
          throw new ConflictError('somebody else proposed it', `proposal ${id}`, 'Reject it instead, as second person.')
        const settled = { state: 'withdrawn', reason, by, independent: null, version: null } as const
        return settleProposal(inside, proposal, settled, now_ms)
      }),
  }
}
