import type { ProvenanceLogCheck, ProvenanceLogEntry } from '#contract/provenance-log.js'
import { FIRST } from './seal-entry.js'

export interface Tokens {
  input: number
  output: number
}

/** What the entries of a log come to, so that a run can go on where another ended. */
export interface LogState {
  n: number
  head: string
  opened: Extract<ProvenanceLogEntry, { kind: 'opened' }> | undefined
  /** questions that need not be asked again, and what came of them */
  done: Map<string, 'answer' | 'refused'>
  /** refused before anything was answered, and why: whether it is the question or how it is sent, the first answer tells */
  refused_first: Map<string, string>
  /** random words that the suspect was told; they are looked for, answered or not */
  canaries: Set<string>
  /** word that our own service was told last */
  own_word: string | undefined
  /** the first one that it answered to, if the suspect was told none before */
  own_word_before: string | undefined
  requests: number
  tokens: Tokens
  /** asked and not answered yet, with the most that it can cost */
  pending: Map<string, Tokens>
  first_at: string | null
  last_at: string | null
  pass_through: ProvenanceLogCheck['pass_through']
  pass_through_why: string
}

export const emptyState = (): LogState => ({
  n: 0,
  head: FIRST,
  opened: undefined,
  done: new Map(),
  refused_first: new Map(),
  canaries: new Set(),
  own_word: undefined,
  own_word_before: undefined,
  requests: 0,
  tokens: { input: 0, output: 0 },
  pending: new Map(),
  first_at: null,
  last_at: null,
  pass_through: 'untested',
  pass_through_why: 'no question with a random word was asked',
})

/** Adds an entry to what is known. What was seen once stays seen: a later look cannot take it back. */
export function addEntry(state: LogState, entry: ProvenanceLogEntry): void {
  state.n = entry.n + 1
  state.head = entry.sha256
  if (entry.kind === 'opened') state.opened = entry
  else if (entry.kind === 'resumed') beginAnew(state)
  else if (entry.kind === 'asked') addQuestion(state, entry)
  else if (entry.kind === 'answered' || entry.kind === 'failed') addAnswer(state, entry)
  else if (entry.kind === 'pass-through' && state.pass_through !== 'seen') {
    state.pass_through = entry.result
    state.pass_through_why = entry.why
  }
}

function addQuestion(state: LogState, entry: Extract<ProvenanceLogEntry, { kind: 'asked' }>): void {
  const { question, canary, reserved, at } = entry
  if (isOwn(question)) {
    state.own_word = canary ?? undefined
    return
  }
  state.requests += 1
  state.first_at ??= at
  if (canary !== null) state.canaries.add(canary)
  state.pending.set(question, reserved)
}

/** A crash left tries without an end: what they may have cost is spent. What was refused first is asked again. */
function beginAnew({ tokens, pending, refused_first }: LogState): void {
  for (const left of pending.values()) spend(tokens, left)
  pending.clear()
  refused_first.clear()
}

function addAnswer(state: LogState, entry: Extract<ProvenanceLogEntry, { kind: 'answered' | 'failed' }>): void {
  if (isOwn(entry.question)) {
    const answered = entry.kind === 'answered' && entry.outcome === 'answer'
    if (answered && state.canaries.size === 0) state.own_word_before ??= state.own_word
    return
  }
  state.pending.delete(entry.question)
  spend(state.tokens, entry.tokens)
  if (entry.kind === 'failed' || (entry.outcome !== 'answer' && entry.outcome !== 'refused')) return
  const answers = state.done.size > 0 || entry.outcome === 'answer' || entry.status < 400
  if (!answers) return void state.refused_first.set(entry.question, entry.why ?? '')
  settleRefused(state)
  state.done.set(entry.question, entry.outcome)
  state.last_at = entry.at
}

/** It does answer: what it refused until now was refused for what was asked. */
function settleRefused({ done, refused_first }: LogState): void {
  for (const question of refused_first.keys()) done.set(question, 'refused')
  refused_first.clear()
}

/** What our own service is asked is no part of what the suspect is. */
const isOwn = (question: string): boolean => question.startsWith('own/')

function spend(spent: Tokens, { input, output }: Tokens): void {
  spent.input += input
  spent.output += output
}

/** Questions of the file of prompts, or those with a random word, with this outcome. */
export const countDone = (
  { done }: LogState,
  outcome: 'answer' | 'refused',
  kind: 'prompt' | 'canary' = 'prompt',
): number => [...done].filter(([question, came]) => question.startsWith(`${kind}/`) && came === outcome).length
