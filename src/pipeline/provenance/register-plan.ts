import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { parse as parseYaml } from 'yaml'
import type { RegisteredPlan } from '#contract/provenance.js'
import type { RegisteredPlanMade, RegisterPlanJob } from '#contract/provenance-job.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { requestTimestamp } from '#evidence/timestamp/request-timestamp.js'
import { completePlan, readDraft } from '#provenance/plan/complete-plan.js'
import { signPlan } from '#provenance/plan/sign-plan.js'
import { openSigningKey } from '#store/signing-key.js'
import { writeWhole } from '#store/write-whole.js'
import { loadSettings } from '../load-settings.js'
import { readBounded } from './read-bounded.js'
import { readPrompts } from './read-prompts.js'
import { refuseTaken } from './refuse-taken.js'
import { settleSettings } from './settle-settings.js'

const DRAFT_BYTES_MAX = 2 ** 20

/**
 * `stillwatch provenance register`: completes a plan, signs it, has its time attested where a server is set, and writes it.
 * Throws an InputError; then nothing was written. A registered plan is never written over: it may be that of answers.
 */
export async function registerPlan(job: RegisterPlanJob): Promise<RegisteredPlanMade> {
  const settings = await loadSettings(job.config)
  await refuseTaken(job.out, 'A registered plan is not written over: choose another name.')
  const written = readDraft(await readDocument(job.draft_file), job.draft_file)
  const named = { folder: dirname(job.draft_file), where: job.draft_file }
  const draft = { ...written, tests: await settleSettings(written.tests, named) }
  const prompts_file = resolve(dirname(job.draft_file), draft.prompts)
  const { sha256, prompts } = await readPrompts(prompts_file, settings.provenance.probe)
  const file = relative(dirname(resolve(job.out)), prompts_file) || basename(prompts_file)
  const plan = completePlan(draft, { sha256, count: prompts.length, file }, new Date())
  const key = openSigningKey(keyFile(job, settings), 'plans')
  const registered = await signPlan(plan, key, attestBy(settings))
  await writeWhole(job.out, `${JSON.stringify(registered, null, 2)}\n`)
  return made(registered, prompts.length)
}

const made = ({ plan, sha256, signature, timestamp }: RegisteredPlan, prompts: number): RegisteredPlanMade => ({
  id: plan.id,
  sha256,
  key_id: signature.key_id,
  prompts,
  timestamp: timestamp !== undefined,
})

const keyFile = ({ key_file, out }: RegisterPlanJob, { provenance, evidence }: Settings): string =>
  key_file ?? (provenance.signing_key_file || evidence.signing_key_file || join(dirname(out), 'provenance.key'))

const attestBy = ({ evidence: { timestamp_url, timestamp_ms_max } }: Settings) =>
  timestamp_url === ''
    ? undefined
    : async (hash: string): Promise<Uint8Array> =>
        (await requestTimestamp(timestamp_url, hash, { timeout_ms: timestamp_ms_max })).tsr

/** YAML or JSON; every JSON is YAML, but its own reader has the better words. */
async function readDocument(file: string): Promise<unknown> {
  const text = (await readBounded(file, DRAFT_BYTES_MAX, 'the bound of a plan, one MiB')).toString('utf8')
  try {
    return extname(file).toLowerCase() === '.json' ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 100 })
  } catch (cause) {
    const [line] = (cause as Error).message.split('\n')
    throw new InputError(`it cannot be read: ${line}`, file, 'Give YAML or JSON.', { cause })
  }
}
