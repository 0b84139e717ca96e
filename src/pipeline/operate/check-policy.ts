import { ConflictError } from '#contract/errors.js'
import type { Policy } from '#contract/policy.js'
import { InputError } from '#contract/scan.js'
import { compilePolicies } from '#decide/compile-policies.js'
import { CAPABILITY_NAMES } from '#signals/capability.js'

/** Throws an InputError for a capability that no exchange has: a rule that waits for it never holds. */
export function checkCapabilities({ name, rules }: Policy): void {
  for (const { name: rule, when } of rules) {
    const unknown = when.capability?.find((capability) => !CAPABILITY_NAMES.includes(capability))
    if (unknown !== undefined)
      throw new InputError(
        `there is no capability ${unknown}`,
        `policy ${name}, rule ${rule}`,
        `There are ${CAPABILITY_NAMES.join(', ')}.`,
      )
  }
}

/**
 * Throws a ConflictError for a policy that would be enforced on accounts of which nothing is known, unless that was
 * confirmed: a condition that was forgotten stops all customers at once.
 */
export function checkReach(policy: Policy, confirm: 'everyone' | undefined): void {
  if (policy.mode !== 'enforce' || confirm === 'everyone') return
  const [harsh] = harshForEverybody(policy)
  if (harsh === undefined) return
  throw new ConflictError(
    `rule ${harsh.rule} would ${harsh.consequence.action} everybody, also who is in no campaign`,
    `policy ${policy.name}`,
    'Give the rule a condition on campaigns, or say that it is meant: ?confirm=everyone',
  )
}

/** Rules that would do more than observe to accounts of which nothing is known. */
export const harshForEverybody = (policy: Policy) =>
  compilePolicies([{ version: 1, policy }], [])
    .for_strangers.flatMap(({ rules }) => rules)
    .filter(({ consequence }) => consequence.action !== 'observe')
