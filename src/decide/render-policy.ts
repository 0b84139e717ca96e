import { stringify } from 'yaml'
import type { Policy } from '#contract/policy.js'

/** A policy as YAML that `parsePolicy` reads back to the same policy. Without aliases, and in lines that diff well. */
export const renderPolicy = (policy: Policy): string =>
  stringify(policy, { aliasDuplicateObjects: false, lineWidth: 0, schema: 'core' })
