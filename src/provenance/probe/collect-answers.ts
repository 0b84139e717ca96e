import type { RegisteredPlan } from '#contract/provenance.js'
import type { Collection } from '#contract/provenance-log.js'
import type { OwnEndpoint, ProvenanceSettings } from '#contract/provenance-settings.js'
import type { ProgressEvent } from '#contract/scan.js'
import { askAll } from './ask-all.js'
import { type Asking, askQuestion, noteQuestion, prepareTry } from './ask-question.js'
import { moneyOf } from './budget.js'
import type { Prompt, Target } from './endpoint/render-question.js'
import type { Network } from './endpoint/send-question.js'
import { countDone } from './log/log-state.js'
import { type AnswerLog, openLog } from './log/open-log.js'
import { orderQuestions, randomWord } from './passthrough/canary-questions.js'
import { checkPassThrough } from './passthrough/check-pass-through.js'
import { watchFiles } from './passthrough/watch-files.js'

export interface CollectionRequest {
  registered: RegisteredPlan
  prompts: readonly Prompt[]
  target: Target
  network: Network
  /** our own service, to be asked a word; undefined: the check for pass-through cannot exclude it */
  own: { target: Target & { entry: OwnEndpoint }; network: Network } | undefined
  /** our own logs: files, or folders of them */
  watched: readonly string[]
  log_file: string
  stillwatch_version: string
  signal?: AbortSignal | undefined
}

/**
 * Asks a suspect the prompts of a plan and keeps all that comes back in a log, or goes on where a run ended. Then looks
 * whether it hands questions on to us. The caller has made sure that the endpoint may be asked. Throws an InputError where
 * the log is of another collection or broken.
 */
export async function collectAnswers(
  request: CollectionRequest,
  settings: ProvenanceSettings,
  progress: (event: ProgressEvent) => void,
): Promise<Collection> {
  const { registered, prompts, target, network, log_file, stillwatch_version, signal } = request
  const { plan, sha256 } = registered
  const log = await openLog(log_file, {
    plan_sha256: sha256,
    suspect: plan.suspect.name,
    legal_basis: plan.legal_basis,
    url: target.url,
    api: target.api,
    model: target.model,
    prompts_sha256: plan.prompts.sha256,
    stillwatch_version,
  })
  try {
    const asking: Asking = { log, network, target, decoding: plan.decoding, settings: settings.probe, signal }
    await tellOwnService(request, asking, settings)
    const reason = await askAll(asking, orderQuestions(prompts, settings.probe.canaries), progress)
    if (reason === 'complete') await examinePassThrough(request, asking, settings)
    await log.append({ kind: 'closed', reason })
    return summarise(request, log, reason)
  } finally {
    await log.close()
  }
}

/**
 * A word before the suspect is told one: that our own logs still hold it in the end shows that they would hold what the
 * suspect handed on. Without an answer that cannot be shown; the check says so, and the suspect is asked all the same.
 */
async function tellOwnService(
  { own, watched }: CollectionRequest,
  asking: Asking,
  { probe }: ProvenanceSettings,
): Promise<void> {
  const { canaries, own_word_before } = asking.log.state
  if (own === undefined || watched.length === 0 || probe.canaries === 0) return
  if (canaries.size > 0 || own_word_before !== undefined) return
  await askOwnService({ ...asking, ...own }, 'own/0', randomWord()).catch(() => {})
}

async function examinePassThrough(
  request: CollectionRequest,
  asking: Asking,
  settings: ProvenanceSettings,
): Promise<void> {
  const { own, watched, signal } = request
  const { log } = asking
  const own_word = randomWord()
  const check = {
    words: [...log.state.canaries],
    answered: countDone(log.state, 'answer', 'canary'),
    watch: watched.length === 0 ? undefined : watchFiles(watched, settings.pass_through.watch_bytes_max),
    askOwn: own === undefined ? undefined : (word: string) => askOwnService({ ...asking, ...own }, 'own/1', word),
    own_word,
    own_word_before: log.state.own_word_before,
    signal,
  }
  const { result, why } = await checkPassThrough(check, settings.pass_through)
  await log.append({ kind: 'pass-through', result, why, words: check.words.length, watched: [...watched] })
}

/** Rejects where no answer came: then it is not known either whether the question arrived. */
async function askOwnService(asking: Asking, id: string, word: string): Promise<void> {
  const question = { id, prompt: `Please repeat this word once: ${word}`, canary: word }
  const one = prepareTry(asking, question, 1)
  await noteQuestion(asking, one)
  const { outcome, why } = await askQuestion(asking, one)
  if (outcome !== 'answer') throw new Error(why ?? outcome)
}

function summarise({ registered, prompts, target }: CollectionRequest, log: AnswerLog, reason: string): Collection {
  const { state } = log
  const [answered, refused] = [countDone(state, 'answer'), countDone(state, 'refused')]
  return {
    schema_version: 1,
    plan_sha256: registered.sha256,
    suspect: registered.plan.suspect.name,
    model: target.model,
    prompts: prompts.length,
    answered,
    refused,
    unanswered: prompts.length - answered - refused,
    reason,
    requests: state.requests,
    tokens: state.tokens,
    money: moneyOf(state.tokens, target.entry.prices),
    pass_through: state.pass_through,
    pass_through_why: state.pass_through_why,
    first_at: state.first_at,
    last_at: state.last_at,
    entries: state.n,
    log_sha256: state.head,
  }
}
