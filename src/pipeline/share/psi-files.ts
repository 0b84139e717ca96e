import { open, readFile, rm, stat } from 'node:fs/promises'
import type { PsiRequestJob, PsiResolveJob, PsiRespondJob, PsiResult, PsiStep } from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { InputError } from '#contract/scan.js'
import { answerRequest } from '#share/psi/answer-request.js'
import { shuffledTokens } from '#share/psi/check-tokens.js'
import type { PsiCompute } from '#share/psi/compute-psi.js'
import { describeLearning } from '#share/psi/describe-learning.js'
import { makeRequest } from '#share/psi/make-request.js'
import { readPsiPrivate, readPsiRequest, readPsiResponse } from '#share/psi/psi-message.js'
import { resolveResponse } from '#share/psi/resolve-response.js'
import { loadSettings } from '../load-settings.js'
import { gatePsiWords } from './gate-psi.js'
import { appendAnswer, appendRequest, countAnswers } from './psi-record.js'
import { psiInThread } from './psi-thread.js'

/** Of a token in a file, with its line end; a private file has quotes and a comma as well. */
const TOKEN_BYTES_MAX = 68

/**
 * `stillwatch psi request`: what is sent, and a private file that only its owner may read. Where nobody approved it, it
 * tells what would leave and be learnt, and does nothing. Throws an InputError.
 */
export async function requestByFiles(job: PsiRequestJob, computing: Computing = inThread): Promise<PsiStep> {
  const all = await loadSettings(job.config)
  const settings = all.sharing.psi
  const { community, epoch, mode, asker, purpose } = job
  const [objection] = gatePsiWords(all, { community, purpose, asker }, Date.now())
  if (objection !== undefined)
    throw new InputError(
      `the gate objects (${objection.rule}): ${objection.what}`,
      '--purpose or --as',
      'Both leave with the request. See sharing.gate in the settings.',
    )
  const tokens = shuffledTokens(await readTokens(job.tokens_file, settings), settings.tokens_max, job.tokens_file)
  const learning = describeLearning({ community, epoch, mode, asked: tokens.length, of: undefined })
  const statement = [`It leaves as: «${asker}», for «${purpose}».`, ...learning, READ_IT]
  if (job.approved_by === undefined) return { done: false, statement }
  const question = { community, epoch, mode, asker, purpose, tokens }
  const { request, kept } = await makeRequest(question, settings, computing(settings, job), Date.now())
  // Else the record would tell of a request that never left.
  if (await isThere(job.out)) throw taken(job.out, 'EEXIST')
  // The key first: a request that is sent and cannot be resolved is lost.
  await writeNew(job.private_file, kept, 0o600)
  const record = job.record_file ?? `${job.tokens_file}.requests.ndjson`
  try {
    await appendRequest(record, { request, approved_by: job.approved_by })
  } catch (error) {
    await rm(job.private_file, { force: true })
    throw error
  }
  await writeNew(job.out, request, 0o644)
  return { done: true, statement }
}

const READ_IT =
  'The name and the purpose leave with the request. The gate found nothing in their words, and knows no customer by name ' +
  'here: read them before you send it.'

/** `stillwatch psi respond`. Where nobody approved it, it tells what would be learnt, and does nothing. Throws an InputError. */
export async function respondByFiles(job: PsiRespondJob, computing: Computing = inThread): Promise<PsiStep> {
  const settings = await psiSettings(job.config)
  const request = readPsiRequest(await readJson(job.request_file, settings.message_bytes_max))
  const { community, epoch, mode, asked } = request
  const { false_positive_rate } = settings
  const record = job.record_file ?? `${job.tokens_file}.answers.ndjson`
  let statement: readonly string[] = []
  const approved = async (_: unknown, of: number): Promise<string> => {
    statement = describeLearning({ community, epoch, mode, asked, of, false_positive_rate })
    if (job.approved_by === undefined) throw new Unapproved()
    await countAnswers(record, { request, settings, now_ms: Date.now() })
    return job.approved_by
  }
  const answering = {
    request,
    community: job.community,
    epochs: [job.epoch],
    tokens: () => readTokens(job.tokens_file, settings),
    approved,
  }
  try {
    const answered = await answerRequest(answering, settings, computing(settings, job), Date.now())
    // Before the answer is there to be sent: one that stands in no record must not be.
    await appendAnswer(record, { request, ...answered })
    await writeNew(job.out, answered.response, 0o644)
    return { done: true, statement }
  } catch (error) {
    if (error instanceof Unapproved) return { done: false, statement }
    throw error
  }
}

class Unapproved extends Error {}

/** `stillwatch psi resolve`: writes what was found, for the owner alone, and then removes the private file. Throws an InputError. */
export async function resolveByFiles(job: PsiResolveJob, computing: Computing = inThread): Promise<PsiResult> {
  const settings = await psiSettings(job.config)
  const response = readPsiResponse(await readJson(job.response_file, settings.message_bytes_max))
  const kept = readPsiPrivate(await readJson(job.private_file, settings.message_bytes_max + TOKEN_BYTES_MAX))
  const found = await resolveResponse(kept, response, settings, computing(settings, job))
  await writeNew(job.out, found, 0o600)
  await rm(job.private_file)
  return found
}

const psiSettings = async (config: string | undefined): Promise<PsiSettings> => (await loadSettings(config)).sharing.psi

type Computing = (settings: PsiSettings, job: { signal?: AbortSignal }) => PsiCompute

const inThread: Computing = ({ compute_ms_max }, { signal }) => psiInThread({ compute_ms_max, signal })

/** One a line. */
async function readTokens(file: string, { tokens_max }: PsiSettings): Promise<string[]> {
  const text = await readBounded(file, (tokens_max + 1) * TOKEN_BYTES_MAX)
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

async function readJson(file: string, bytes_max: number): Promise<unknown> {
  try {
    return JSON.parse(await readBounded(file, bytes_max))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError('it is not JSON', file, 'Name a file that a step before wrote.')
  }
}

async function readBounded(file: string, bytes_max: number): Promise<string> {
  try {
    if ((await stat(file)).size > bytes_max)
      throw new InputError(`it has more than ${bytes_max} bytes`, file, 'See sharing.psi in the settings.')
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`it cannot be read (${codeOf(error)})`, file, 'Name a file that is there.')
  }
}

/** Over nothing that is there: a key that is overwritten is lost. */
async function writeNew(file: string, document: object, mode: number): Promise<void> {
  try {
    const handle = await open(file, 'wx', mode)
    await handle.writeFile(`${JSON.stringify(document)}\n`)
    await handle.sync()
    await handle.close()
  } catch (error) {
    throw taken(file, codeOf(error))
  }
}

const taken = (file: string, code: string): InputError =>
  new InputError(`it cannot be written (${code})`, file, 'Choose a name that is not taken.')

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown'
