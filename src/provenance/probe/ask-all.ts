import { setTimeout as sleep } from 'node:timers/promises'
import type { ProgressEvent } from '#contract/scan.js'
import { type Asking, askQuestion, noteQuestion, prepareTry, type Try } from './ask-question.js'
import { overBudget } from './budget.js'
import type { LogState } from './log/log-state.js'
import { backoffOf, Pace } from './pace.js'
import type { Question } from './passthrough/canary-questions.js'

/** Between two looks whether answers under way have left room in the budget. */
const SETTLE_MS = 25

/** What all who ask share. */
interface Round extends Asking {
  pace: Pace
  waiting: Question[]
  /** why nothing more is asked */
  stopped: string | undefined
  /** questions in a row that were left after all tries */
  failures: number
  /** of questions that were left, the last reason */
  left: string | undefined
  told: () => void
}

/**
 * Asks what has no answer yet, several questions at once, until all have one or there is a reason to end, which is given:
 * `complete`, or in words. A question that was left is asked again by the next run, and so are those that an endpoint
 * refused which has answered none. Rejects where the log cannot be written.
 */
export async function askAll(
  asking: Asking,
  questions: readonly Question[],
  progress: (event: ProgressEvent) => void,
): Promise<string> {
  const { log, settings, signal } = asking
  const waiting = questions.filter(({ id }) => !log.state.done.has(id))
  const total = questions.length
  const pace = new Pace(settings.requests_per_minute, signal)
  const told = (): void =>
    progress({ stage: 'asking', done: questions.filter(({ id }) => log.state.done.has(id)).length, total })
  const round: Round = { ...asking, pace, waiting, stopped: undefined, failures: 0, left: undefined, told }
  told()
  const askers = Array.from({ length: Math.min(settings.concurrency, waiting.length) }, () => askOn(round))
  // All must have ended before the log is closed, also where one has failed.
  const ended = await Promise.allSettled(askers)
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected' && !signal?.aborted) throw failed.reason
  if (signal?.aborted) return 'interrupted'
  if (round.stopped !== undefined) return round.stopped
  if (round.left !== undefined) return `questions were left: ${round.left}`
  return log.state.refused_first.size > 0 ? refusesAll(log.state) : 'complete'
}

/** Mostly for how they are sent: a parameter that it does not know would else use up a whole plan. */
const refusesAll = ({ refused_first }: LogState): string =>
  `it refused ${refused_first.size} questions and answered none: ${[...refused_first.values()].at(-1)}; the log holds its words`

async function askOn(round: Round): Promise<void> {
  for (let question = next(round); question !== undefined; question = next(round)) {
    const came = await askUntilAnswered(round, question).catch((error: unknown) => {
      round.stopped ??= 'the log cannot be written'
      throw error
    })
    if (came === undefined) continue
    if (round.log.state.refused_first.size >= round.settings.failures_max)
      round.stopped ??= `${refusesAll(round.log.state)}. Where the questions are why, raise provenance.probe.failures_max`
    if (came.left === undefined) round.failures = 0
    else if (++round.failures >= round.settings.failures_max)
      round.stopped ??= `${round.failures} questions in a row were left: ${came.left}`
    round.left = came.left ?? round.left
    round.told()
  }
}

const next = (round: Round): Question | undefined =>
  round.stopped === undefined && !round.signal?.aborted ? round.waiting.shift() : undefined

/** Undefined where the run ended first; else why the question was left, if it was. */
async function askUntilAnswered(round: Round, question: Question): Promise<{ left?: string } | undefined> {
  const { settings, pace, signal } = round
  let why = ''
  for (let attempt = 1; attempt <= settings.attempts_max; attempt++) {
    const one = prepareTry(round, question, attempt)
    if (!(await pace.turn(() => admit(round, one)))) return undefined
    const { outcome, why: told, retry_after_ms } = await askQuestion(round, one)
    if (outcome === 'answer' || outcome === 'refused') return {}
    why = told ?? ''
    if (outcome === 'stop') round.stopped ??= why
    if (retry_after_ms > settings.retry_after_ms_max)
      round.stopped ??= `${why} and asks to wait for ${Math.ceil(retry_after_ms / 1000)} s: run again then`
    if (round.stopped !== undefined) return undefined
    if (retry_after_ms > 0) pace.pause(retry_after_ms)
    if (attempt < settings.attempts_max)
      await sleep(backoffOf(attempt, settings), undefined, signal === undefined ? {} : { signal })
  }
  return { left: why }
}

/** Looked at and written down in one turn: two at once must not pass a bound together. */
async function admit(round: Round, one: Try): Promise<boolean> {
  const { log, settings, target, signal } = round
  for (;;) {
    if (round.stopped !== undefined || signal?.aborted) return false
    const over = overBudget(log, one.reserved, settings, target.entry.prices)
    if (over === undefined) break
    if (over.wait) await sleep(SETTLE_MS)
    else round.stopped = over.why
  }
  await noteQuestion(round, one)
  return true
}
