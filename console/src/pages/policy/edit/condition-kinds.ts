import type { Conditions } from '@/api/policy'

export interface ConditionKind {
  name: keyof Conditions
  /** in the list of those that can be added */
  label: string
  kind: 'share' | 'list' | 'permit'
  hint: string
  /** choices of a list that has no others */
  choices?: readonly string[]
  /** what it begins with */
  initial: unknown
}

/** Every condition that a rule can have, the ones on campaigns first. */
export const CONDITION_KINDS: readonly ConditionKind[] = [
  {
    name: 'confidence_min',
    label: 'Confidence of the campaign, at least',
    kind: 'share',
    hint: 'From 0 to 1: the calibrated probability that it is one operator’s harvesting.',
    initial: 0.9,
  },
  {
    name: 'operator_min',
    label: 'Verdict «one operator», at least',
    kind: 'share',
    hint: 'From 0 to 1: of the campaign that the account is in.',
    initial: 0.9,
  },
  {
    name: 'harvesting_min',
    label: 'Verdict «harvesting», at least',
    kind: 'share',
    hint: 'From 0 to 1: of the campaign that the account is in.',
    initial: 0.9,
  },
  {
    name: 'score_min',
    label: 'Score of the account, at least',
    kind: 'share',
    hint: 'From 0 to 1: the probability that the account belongs to the campaign.',
    initial: 0.9,
  },
  {
    name: 'role',
    label: 'Role in the campaign',
    kind: 'list',
    choices: ['core', 'member'],
    hint: 'Core accounts carry the evidence.',
    initial: ['core'],
  },
  {
    name: 'status',
    label: 'Status of the campaign',
    kind: 'list',
    choices: ['open', 'confirmed'],
    hint: 'Both where neither is chosen by a rule. Dismissed and closed ones never count.',
    initial: ['confirmed'],
  },
  { name: 'campaign', label: 'Campaigns, by id', kind: 'list', hint: 'With commas between them.', initial: [] },
  {
    name: 'tier',
    label: 'Tier of the account',
    kind: 'list',
    hint: 'As account facts tell it; commas between.',
    initial: [],
  },
  {
    name: 'entry_point',
    label: 'Entry point',
    kind: 'list',
    hint: 'As account facts tell it; commas between.',
    initial: [],
  },
  {
    name: 'model',
    label: 'Model',
    kind: 'list',
    hint: 'Names, * for any part, commas between: model-4*, reasoner-*',
    initial: ['*'],
  },
  {
    name: 'capability',
    label: 'Capability asked for',
    kind: 'list',
    hint: 'As in reports, commas between: coding, mathematics. general: none of them.',
    initial: ['coding'],
  },
  {
    name: 'permit',
    label: 'Permit',
    kind: 'permit',
    hint: 'A permit is leave to distil, given by two persons.',
    initial: false,
  },
]
