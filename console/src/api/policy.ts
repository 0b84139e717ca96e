import type { Item } from './answer'

/** The newest version of a policy, or an older one. */
export type PolicyRecord = Item<'/v1/policies'>
export type Policy = PolicyRecord['policy']
export type Rule = Policy['rules'][number]
export type Conditions = Rule['when']
export type Consequence = Rule['do']

/** A policy that waits for a second person, or waited. */
export type Proposal = Item<'/v1/policy-proposals'>
