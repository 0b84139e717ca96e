import type { PageRequest } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import { parsePolicy } from '#decide/parse-policy.js'
import { renderPolicy } from '#decide/render-policy.js'
import { putPolicy } from '#policy/put-policy.js'
import { listPolicies, listVersions, readPolicy } from '#policy/read-policies.js'
import { withdrawPolicy } from '#policy/withdraw-policy.js'
import { conduct, type Operated } from './conduct.js'

interface Change {
  name: string
  by: string
  expected_version: number | undefined
}

/** Policies, read and changed. */
export const operatePolicies = (live: Operated) => ({
  list: (page: PageRequest) => listPolicies(live.link.state, page),
  versions: (page: PageRequest & { name: string }) => listVersions(live.link.state, page),
  read: (name: string, version?: number) => readPolicy(live.link.state, name, version),
  /** `written`: YAML, or the document itself. Errors: those of `parsePolicy` and `putPolicy`; an InputError for another name */
  put: ({ name, ...change }: Change, written: unknown) => {
    const { policy, source } = readWritten(written)
    if (policy.name !== name)
      throw new InputError(`the policy is called ${policy.name}`, `policy ${name}`, 'Put it under its own name.')
    return conduct(live, change.by, (inside, now_ms) => putPolicy(inside, { ...change, policy, source }, now_ms))
  },
  withdraw: (change: Change) => conduct(live, change.by, (inside, now_ms) => withdrawPolicy(inside, change, now_ms)),
})

/** A policy with the YAML that is kept of it. */
export function readWritten(written: unknown) {
  if (typeof written === 'string') return { policy: parsePolicy(written), source: written }
  // JSON is YAML: one reader, one kind of error.
  const policy = parsePolicy(JSON.stringify(written ?? null))
  return { policy, source: renderPolicy(policy) }
}
