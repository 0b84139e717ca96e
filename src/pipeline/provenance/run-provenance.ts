import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { RegisteredPlan } from '#contract/provenance.js'
import type { RunProvenanceJob } from '#contract/provenance-job.js'
import type { Collection } from '#contract/provenance-log.js'
import type { ProvenanceEndpoint, ProvenanceSettings } from '#contract/provenance-settings.js'
import { InputError, type ProgressEvent } from '#contract/scan.js'
import { signerOf } from '#provenance/plan/verify-plan.js'
import { type CollectionRequest, collectAnswers } from '#provenance/probe/collect-answers.js'
import { allowEndpoint } from '#provenance/probe/endpoint/allow-endpoint.js'
import type { Prompt, Target } from '#provenance/probe/endpoint/render-question.js'
import { outputsOfLog } from '#provenance/probe/outputs-of-log.js'
import { lockDirectory } from '#store/lock-directory.js'
import { writeWhole } from '#store/write-whole.js'
import { loadSettings } from '../load-settings.js'
import { readOwnPackage } from '../read-own-package.js'
import { openNetwork } from './open-network.js'
import { OUTPUTS_FILE, renderOutputs } from './outputs-file.js'
import { readPrompts } from './read-prompts.js'
import { readRegisteredPlan } from './read-registered-plan.js'

/** Files of a collection, in its folder. */
export const ANSWERS_FILE = 'answers.ndjson'
export const COLLECTION_FILE = 'collection.json'

/**
 * `stillwatch provenance run`: asks the suspect of a plan what is not answered yet, within the settings, and writes what
 * came. Throws an InputError for a plan that was altered, prompts that are not its own, an endpoint that is not on the
 * list; then nothing was asked.
 */
export async function runProvenance(
  job: RunProvenanceJob,
  progress: (event: ProgressEvent) => void,
): Promise<Collection> {
  const { provenance } = await loadSettings(job.config)
  const registered = await readRegisteredPlan(job.plan_file)
  const signer = signerOf(registered)
  if (typeof signer === 'string') throw new InputError(signer, job.plan_file, 'Register the plan anew.')
  const prompts = await plannedPrompts(job, registered, provenance)
  const target = await targetOf(registered, provenance, job.env)
  const network = openNetwork(target.url, target.entry)
  const own = await ownOf(provenance, job.env)
  await mkdir(job.out, { recursive: true })
  const unlock = lockDirectory(job.out)
  try {
    const { version: stillwatch_version } = await readOwnPackage()
    const log_file = join(job.out, ANSWERS_FILE)
    const { watch: watched, signal } = job
    const request = { registered, prompts, target, network, own, watched, log_file, stillwatch_version, signal }
    const collection = await collectAnswers(request, provenance, progress)
    const outputs = await outputsOfLog(log_file, prompts.length, provenance.probe.answer_bytes_max)
    await writeWhole(join(job.out, OUTPUTS_FILE), renderOutputs(outputs))
    await writeWhole(join(job.out, COLLECTION_FILE), `${JSON.stringify(collection, null, 2)}\n`)
    return collection
  } finally {
    await Promise.all([network.close(), own?.network.close()])
    unlock()
  }
}

async function plannedPrompts(
  { plan_file, prompts_file }: RunProvenanceJob,
  { plan: { prompts } }: RegisteredPlan,
  { probe }: ProvenanceSettings,
): Promise<Prompt[]> {
  if (prompts_file === undefined && prompts.file === undefined)
    throw new InputError('the plan does not say where its prompts stand', plan_file, 'Name them: --prompts FILE.')
  const file = prompts_file ?? resolve(dirname(plan_file), prompts.file ?? '')
  const read = await readPrompts(file, probe)
  if (read.sha256 !== prompts.sha256)
    throw new InputError(
      'these are not the prompts of the plan: their hash is another one',
      file,
      'Name them: --prompts FILE.',
    )
  return read.prompts
}

async function targetOf(
  { plan: { suspect } }: RegisteredPlan,
  { endpoints, probe }: ProvenanceSettings,
  env: RunProvenanceJob['env'],
): Promise<Target> {
  const { endpoint: url, api, model } = suspect
  if (url === undefined || api === undefined || model === undefined)
    throw new InputError('the plan names no endpoint, api and model', 'suspect', 'Only such a suspect can be asked.')
  const entry = allowEndpoint(url, endpoints)
  if (probe.money_max !== null && entry.prices === null)
    throw new InputError(
      'money is to be counted, and no prices are told',
      'provenance.endpoints',
      'Add `prices` there.',
    )
  return { url, api, model, entry, key: await keyOf(entry, env) }
}

async function ownOf(
  { pass_through: { own } }: ProvenanceSettings,
  env: RunProvenanceJob['env'],
): Promise<(CollectionRequest['own'] & { network: ReturnType<typeof openNetwork> }) | undefined> {
  if (own === null) return undefined
  const { url, api, model } = own
  const entry = allowEndpoint(url, [own])
  return { target: { url, api, model, entry, key: await keyOf(entry, env) }, network: openNetwork(url, entry) }
}

/** From the environment, else from the file; never told in messages. */
async function keyOf(
  { key_env, key_file }: ProvenanceEndpoint,
  env: RunProvenanceJob['env'],
): Promise<string | undefined> {
  if (key_env === '' && key_file === '') return undefined
  const told = key_env === '' ? undefined : env[key_env]
  const key = (told ?? (key_file === '' ? '' : await readKey(key_file))).trim()
  if (/^[\x21-\x7e]+$/.test(key)) return key
  throw new InputError(
    'there is no key, or it has characters that no key has',
    key_env || key_file,
    'Set it before the run.',
  )
}

const readKey = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      `the key cannot be read (${cause.code ?? 'unknown'})`,
      file,
      'Name a file in provenance.endpoints.',
    )
  })
