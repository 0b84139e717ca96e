import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import {
  type ProvenanceResult,
  provenanceReportSchema,
  provenanceResultSchema,
  type RegisteredPlan,
} from '#contract/provenance.js'
import type { ProvenanceReportJob, ProvenanceReportMade } from '#contract/provenance-job.js'
import type { ProvenanceLogCheck } from '#contract/provenance-log.js'
import type { ProvenanceSettings } from '#contract/provenance-settings.js'
import { InputError } from '#contract/scan.js'
import { verifyPlan } from '#provenance/plan/verify-plan.js'
import { outputsOfLog } from '#provenance/probe/outputs-of-log.js'
import { assembleReport } from '#provenance/report/assemble-report.js'
import type { AnswersHeld } from '#provenance/report/register-result.js'
import { renderProvenanceReport } from '#provenance/report/render-provenance-report.js'
import { writeWhole } from '#store/write-whole.js'
import { loadSettings } from '../load-settings.js'
import { readOwnPackage } from '../read-own-package.js'
import { commandLine, fileName, fileNames } from './command-line.js'
import { hashOutputs } from './outputs-file.js'
import { planWitness } from './plan-witness.js'
import { readBounded } from './read-bounded.js'
import { readRegisteredPlan } from './read-registered-plan.js'
import { logFile, verifyAnswerLog } from './verify-answer-log.js'

/** What tests write: one result, a list of them, or a document that holds a list. */
const resultsSchema = z.union([
  z.array(provenanceResultSchema),
  z.object({ results: z.array(provenanceResultSchema) }).transform(({ results }) => results),
  provenanceResultSchema.transform((result) => [result]),
])

interface ResultFile {
  name: string
  sha256: string
  results: ProvenanceResult[]
}

/**
 * `stillwatch provenance report`: results of tests as one report, graded by what they, the plan and the log of answers
 * hold. Throws an InputError for files that cannot be used, and for a log that was altered.
 */
export async function reportProvenance(job: ProvenanceReportJob): Promise<ProvenanceReportMade> {
  const { provenance } = await loadSettings(job.config)
  const files = await readResults(job.result_files, provenance)
  const plan = job.plan_file === undefined ? null : await readRegisteredPlan(job.plan_file)
  const log = job.answers === undefined ? null : await wholeLog(job.answers)
  const witness = await planWitness(job.trust_files, job.timestamp_files)
  const check = plan === null ? null : await verifyPlan(plan, witness, log)
  const report = provenanceReportSchema.parse(
    assembleReport({
      results: files.flatMap(({ results }) => results),
      plan,
      check,
      log,
      answers: await heldBy(job, plan, log, provenance),
      inputs: files.map(({ name, sha256 }) => ({ what: 'results', name, sha256 })),
      command: commandOf(job),
      stillwatch_version: (await readOwnPackage()).version,
      now: new Date(),
    }),
  )
  await mkdir(job.out, { recursive: true })
  const [html, json] = [join(job.out, 'provenance.html'), join(job.out, 'provenance.json')]
  await writeWhole(json, `${JSON.stringify(report, null, 2)}\n`)
  await writeWhole(html, renderProvenanceReport(report))
  return { html, json, ...report.verdict, plan_check: report.plan_check }
}

async function readResults(files: readonly string[], settings: ProvenanceSettings): Promise<ResultFile[]> {
  const read = await Promise.all(files.map((file) => readResultFile(file, settings)))
  const count = read.reduce((sum, { results }) => sum + results.length, 0)
  if (count > settings.results_max)
    throw new InputError(
      `they hold more than ${settings.results_max} results`,
      '--results',
      'See provenance.results_max.',
    )
  return read
}

async function readResultFile(file: string, { result_bytes_max }: ProvenanceSettings): Promise<ResultFile> {
  const bytes = await readBounded(file, result_bytes_max, 'provenance.result_bytes_max in the settings')
  const parsed = resultsSchema.safeParse(parseJson(bytes, file))
  if (!parsed.success) throw new InputError(`no results of tests: ${describe(parsed.error)}`, file, HINT)
  return { name: basename(file), sha256: createHash('sha256').update(bytes).digest('hex'), results: parsed.data }
}

const HINT = 'Name files that the tests of `stillwatch provenance` and `stillwatch watermark` wrote as JSON.'

/** Of a union each branch has its issues; the deepest one comes nearest to what was meant. */
function describe({ issues }: z.ZodError): string {
  const all = issues.flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flat() : [issue]))
  const [deepest] = all.sort((a, b) => b.path.length - a.path.length)
  return `${deepest?.path.join('.')} ${deepest?.message}`
}

function parseJson(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new InputError('it is not JSON', file, HINT)
  }
}

async function wholeLog(at: string): Promise<ProvenanceLogCheck> {
  const check = await verifyAnswerLog(at)
  if (check.problem !== null)
    throw new InputError(
      `line ${check.problem.line}: ${check.problem.what}`,
      at,
      'A log that was altered shows nothing.',
    )
  return check
}

/** What results must have been made of to be of this log: its head, or the texts that follow from it. */
async function heldBy(
  { answers }: ProvenanceReportJob,
  plan: RegisteredPlan | null,
  log: ProvenanceLogCheck | null,
  { probe }: ProvenanceSettings,
): Promise<AnswersHeld | null> {
  if (answers === undefined || plan === null || log === null) return null
  const outputs = await outputsOfLog(await logFile(answers), plan.plan.prompts.count, probe.answer_bytes_max)
  return { head: log.head, outputs_sha256: hashOutputs(outputs) }
}

const commandOf = ({ result_files, plan_file, answers, trust_files, timestamp_files }: ProvenanceReportJob): string =>
  commandLine('provenance report', [
    ['--results', fileNames(result_files)],
    ['--plan', fileName(plan_file)],
    ['--answers', fileName(answers)],
    ['--trust', fileNames(trust_files)],
    ['--timestamp-trust', fileNames(timestamp_files)],
    ['--out', 'DIR'],
  ])
