import type { ProvenancePlan } from '#contract/provenance.js'
import type { ProbeSettings } from '#contract/provenance-settings.js'
import { reserve } from './budget.js'
import { decodeBody } from './endpoint/decode-body.js'
import { type Judged, judgeAnswer } from './endpoint/judge-answer.js'
import { maskBody, maskHeaders } from './endpoint/mask-secrets.js'
import { type RenderedQuestion, renderQuestion, type Target } from './endpoint/render-question.js'
import { type Network, NoAnswer, type RawAnswer, sendQuestion } from './endpoint/send-question.js'
import type { Tokens } from './log/log-state.js'
import type { AnswerLog } from './log/open-log.js'
import type { Question } from './passthrough/canary-questions.js'

export interface Asking {
  log: AnswerLog
  network: Network
  target: Target
  decoding: ProvenancePlan['decoding']
  settings: ProbeSettings
  signal?: AbortSignal | undefined
}

/** One try of a question as it would leave, with the most that it can cost. */
export interface Try {
  question: Question
  attempt: number
  rendered: RenderedQuestion
  reserved: Tokens
}

export function prepareTry(
  { target, decoding }: Pick<Asking, 'target' | 'decoding'>,
  question: Question,
  attempt: number,
): Try {
  const rendered = renderQuestion(target, question, decoding)
  return { question, attempt, rendered, reserved: reserve(rendered.body, decoding.max_tokens) }
}

/** Writes a try down before it leaves: what is not in the log is not asked. */
export async function noteQuestion(
  { log, target }: Asking,
  { question, attempt, rendered, reserved }: Try,
): Promise<void> {
  const { url, headers, body } = rendered
  const sent = { url: url.href, headers: maskHeaders(headers, target.key), body, reserved }
  await log.append({ kind: 'asked', question: question.id, attempt, canary: question.canary, ...sent })
}

/**
 * Sends a try that is noted, and writes down what came. Only what the log cannot take is thrown; everything that the other
 * side may do is an outcome.
 */
export async function askQuestion(asking: Asking, { question, attempt, rendered, reserved }: Try): Promise<Judged> {
  const { log, network, target, settings, signal } = asking
  const named = { question: question.id, attempt }
  const began_ms = performance.now()
  try {
    const raw = await sendQuestion(rendered, network, settings, signal)
    const judged = judgeAnswer(target.api, raw, settings.answer_bytes_max)
    const told = { outcome: judged.outcome, why: judged.why, tokens: tokensOf(raw, judged, reserved) }
    await log.append({
      kind: 'answered',
      ...named,
      ...keptOf(raw, target.key, settings.answer_bytes_max),
      ...told,
      ms: since(began_ms),
    })
    return judged
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    const why = signal?.aborted ? 'interrupted' : error.message
    // Whoever was asked may have begun to answer, and may ask money for it.
    await log.append({ kind: 'failed', ...named, why, tokens: reserved, ms: since(began_ms) })
    const outcome = why.includes('private network') ? 'stop' : 'again'
    return { outcome, why, read: undefined, retry_after_ms: 0 }
  }
}

const since = (began_ms: number): number => Math.round(performance.now() - began_ms)

/** An error is not paid for; what was cut or not told is counted at its most. */
const tokensOf = ({ status }: RawAnswer, { read }: Judged, reserved: Tokens): Tokens =>
  status >= 300 ? { input: 0, output: 0 } : (read?.tokens ?? reserved)

/**
 * The body as it came, or, where our own key stands in it beneath a compression, what it was compressed from: masked in its
 * bytes it could not be read any more, and unmasked the log would give the key to its readers.
 */
function readable(body: Buffer, headers: RawAnswer['headers'], key: string | undefined, bytes_max: number): Buffer {
  const coding = headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
  const decoded = decodeBody(body, coding, bytes_max)
  return decoded !== undefined && maskBody(decoded, key).masked > 0 ? decoded : body
}

function keptOf({ status, headers, body, body_sha256, cut }: RawAnswer, key: string | undefined, bytes_max: number) {
  const kept = maskBody(readable(body, headers, key, bytes_max), key)
  return {
    status,
    headers: maskHeaders(headers, key),
    body: spell(kept.body),
    body_sha256,
    complete: cut === null,
    masked: kept.masked,
  }
}

/** As text where that is the same bytes and no longer than base64, so that people can read the log. */
function spell(bytes: Buffer): { text: string } | { base64: string } {
  const text = bytes.toString('utf8')
  const short = JSON.stringify(text).length <= bytes.length * 1.34 + 16
  return short && Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') }
}
