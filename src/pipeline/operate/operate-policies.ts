import { ConflictError } from '#contract/errors.js'
import type { PageRequest } from '#contract/page.js'
import type { PutPolicy } from '#contract/policy-record.js'
import { InputError } from '#contract/scan.js'
import { parsePolicy } from '#decide/parse-policy.js'
import { renderPolicy } from '#decide/render-policy.js'
import { putPolicy } from '#policy/put-policy.js'
import { listPolicies, listVersions, readPolicy } from '#policy/read-policies.js'
import { withdrawPolicy } from '#policy/withdraw-policy.js'
import type { Live } from '../live/start-live.js'
import { checkChallenge } from './check-challenge.js'
import { checkCapabilities, checkReach } from './check-policy.js'
import { conduct, type Operated } from './conduct.js'

interface Change {
  name: string
  by: string
  expected_version: number | undefined
}

interface Confirmed {
  /** it is meant that a rule holds for who is in no campaign */
  confirm: 'everyone' | undefined
}

/** Policies, read and changed. */
export const operatePolicies = (live: Operated & Pick<Live, 'settings'>) => ({
  list: (page: PageRequest) => listPolicies(live.link.state, page),
  versions: (page: PageRequest & { name: string }) => listVersions(live.link.state, page),
  read: (name: string, version?: number) => readPolicy(live.link.state, name, version),
  /**
   * `written`: YAML, or the document itself. Errors: those of `parsePolicy` and `putPolicy`; an InputError for another
   * name, and for challenges that cannot be met; a ConflictError where it would stop everybody and that is not confirmed.
   */
  put: async ({ name, confirm, ...change }: Change & Confirmed, written: unknown): Promise<PutPolicy> => {
    const { policy, source } = readWritten(written)
    if (policy.name !== name)
      throw new InputError(`the policy is called ${policy.name}`, `policy ${name}`, 'Put it under its own name.')
    const challenges = policy.rules.some((rule) => rule.do.action === 'challenge')
    const told = checkChallenge({ challenges, mode: policy.mode, where: `policy ${name}` }, live.settings)
    checkReach(policy, confirm)
    if (policy.mode === 'enforce' && live.settings.decisions.policy_second_person)
      throw new ConflictError(
        'a policy that is enforced needs a second person here (decisions.policy_second_person)',
        `policy ${name}`,
        `Propose it: POST /v1/policies/${name}/proposals`,
      )
    const put = { ...change, policy, source }
    return { ...(await conduct(live, change.by, (inside, now_ms) => putPolicy(inside, put, now_ms))), ...told }
  },
  withdraw: (change: Change) => conduct(live, change.by, (inside, now_ms) => withdrawPolicy(inside, change, now_ms)),
})

/** A policy with the YAML that is kept of it. Errors: those of `parsePolicy`; an InputError for an unknown capability. */
export function readWritten(written: unknown) {
  // JSON is YAML: one reader, one kind of error.
  const policy = parsePolicy(typeof written === 'string' ? written : JSON.stringify(written ?? null))
  checkCapabilities(policy)
  return { policy, source: typeof written === 'string' ? written : renderPolicy(policy) }
}
