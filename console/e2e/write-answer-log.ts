import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'

export interface WrittenLog {
  head: string
  first_at: string
  last_at: string
  entries: number
}

export interface LogOf {
  plan: { sha256: string; plan: { prompts: { sha256: string } } }
  answered: number
  refused: number
}

export const PASS_THROUGH_WHY = 'the words that were planted in the questions came to none of our own services'
const STEP_MS = 250
const TOKENS = { input: 12, output: 400 }

/** A log of answers as `stillwatch provenance run` writes it, without a suspect that is asked: each entry holds the hash of the one before. */
export function writeAnswerLog(file: string, { plan, answered, refused }: LogOf): WrittenLog {
  const begun = Date.now()
  const lines: string[] = []
  const times: string[] = []
  let head = '0'.repeat(64)
  const add = (body: object): void => {
    const at = new Date(begun + (lines.length + 1) * STEP_MS).toISOString()
    const entry = { ...body, n: lines.length, previous: head, at }
    head = sha256(canonical(entry))
    lines.push(canonical({ ...entry, sha256: head }))
    times.push(at)
  }
  const url = 'https://models.example/v1/chat/completions'
  add({
    kind: 'opened',
    form: 'stillwatch/provenance-log@1',
    plan_sha256: plan.sha256,
    suspect: 'example/rival 7B chat',
    legal_basis: 'Questions to a public service within its terms; keys and texts of our own.',
    url,
    api: 'openai',
    model: 'rival-7b-chat',
    prompts_sha256: plan.plan.prompts.sha256,
    stillwatch_version: '0.1.0',
  })
  for (let n = 0; n < answered + refused; n++) {
    const question = { question: `prompt/${n}`, attempt: 1 }
    add({ kind: 'asked', ...question, canary: null, url, headers: [], body: '{}', reserved: TOKENS })
    const [outcome, status, why] = n < answered ? ['answer', 200, null] : ['refused', 400, 'HTTP 400']
    const text = JSON.stringify({ choices: [{ message: { content: `A walk of ${n} miles is a fine thing.` } }] })
    add({
      ...{ kind: 'answered', ...question, status, headers: [], body: { text }, body_sha256: sha256(text) },
      ...{ complete: true, masked: 0, outcome, why, tokens: TOKENS, ms: 200 },
    })
  }
  const [first_at, last_at] = [times[1]!, times.at(-1)!]
  add({ kind: 'pass-through', result: 'excluded', why: PASS_THROUGH_WHY, words: 3, watched: ['gateway'] })
  add({ kind: 'closed', reason: 'complete' })
  writeFileSync(file, `${lines.join('\n')}\n`)
  return { head, first_at, last_at, entries: lines.length }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** RFC 8785, of what such an entry holds. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held) =>
    held === null || typeof held !== 'object' || Array.isArray(held)
      ? held
      : Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
