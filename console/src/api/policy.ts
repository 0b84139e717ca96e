import type { Item } from './answer'
import type { paths } from './schema'

/** The newest version of a policy, or an older one. */
export type PolicyRecord = Item<'/v1/policies'>
export type Policy = PolicyRecord['policy']
export type Rule = Policy['rules'][number]
export type Conditions = Rule['when']
/** What is done, as it is written: what has a default may be absent. */
export type Consequence =
  paths['/v1/campaigns/{id}/actions/preview']['post']['requestBody']['content']['application/json']['do']

/** A policy that waits for a second person, or waited. */
export type Proposal = Item<'/v1/policy-proposals'>
