import type { GateSettings, Recipient } from '#contract/gate-settings.js'
import type { Tlp } from '#contract/indicator.js'
import type { Outgoing } from '#contract/outgoing.js'
import type { LearnedForm } from './learn-form.js'
import type { HoldsPrompt } from './prompt-windows.js'

/** What is told of a document beside it. All that is looked up is handed in: the rules themselves do no I/O. */
export interface OutgoingFacts {
  form: Outgoing['form']
  tlp: Tlp
  /** undefined where nothing is known of that recipient */
  recipient: Recipient | undefined
  purpose: string
  now_ms: number
  /** of the document as it leaves */
  bytes: number
  /** names of parts that could neither be read nor be shown to say nothing beside what was read */
  unread: readonly string[]
  /** undefined for evidence: its sentences are too many to be learned, so it is read by what is forbidden alone */
  learned: LearnedForm | undefined
  /** what people wrote, each text as it stands in the document: purpose, claims of affiliation and their grounds */
  written: readonly string[]
  /** names that machines gave: user agents, models */
  measured: readonly string[]
  /** what the publisher says of itself; it may name itself */
  own: readonly string[]
  /** takes what `identifierCandidates` gives */
  isKnownIdentifier(key: string): boolean
  holdsPrompt: HoldsPrompt
  /** prices of the operator, in its own currency */
  prices: readonly number[]
  settings: GateSettings
}
