import { dirname, resolve } from 'node:path'
import type { PlannedTest, ProvenanceTest, RegisteredPlan } from '#contract/provenance.js'
import type { PlannedJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import type { Prompt } from '#provenance/probe/endpoint/render-question.js'
import { loadSettings } from '../load-settings.js'
import { readPrompts } from './read-prompts.js'
import { readRegisteredPlan } from './read-registered-plan.js'

/** What a registered plan says of a test; nothing where none is given. */
export interface Planned {
  registered: RegisteredPlan | undefined
  suspect: string | undefined
  test: PlannedTest | undefined
}

/**
 * Reads the plan of a test. Whether it is signed, trusted and older than the answers is seen by `provenance report`: here
 * it only gives names and numbers. Throws an InputError.
 */
export async function readPlannedTest({ plan_file, name }: PlannedJob, kind: ProvenanceTest): Promise<Planned> {
  if (plan_file === undefined) return { registered: undefined, suspect: name, test: undefined }
  const registered = await readRegisteredPlan(plan_file)
  const { plan } = registered
  if (name !== undefined && name !== plan.suspect.name)
    throw new InputError(`the plan is of ${plan.suspect.name}`, `--name ${name}`, 'Leave one of the two out.')
  return { registered, suspect: plan.suspect.name, test: plan.tests.find((test) => test.kind === kind) }
}

/**
 * What was asked: the prompts that are named, else those of the plan. Prompts that are not the plan's own are refused.
 * Throws an InputError.
 */
export async function readAskedPrompts(
  { prompts_file, plan_file }: { prompts_file?: string; plan_file?: string },
  { registered }: Planned,
): Promise<Prompt[]> {
  const planned = registered?.plan.prompts
  const named = planned?.file === undefined ? undefined : resolve(dirname(plan_file ?? ''), planned.file)
  const file = prompts_file ?? named
  if (file === undefined)
    throw new InputError('it is not told what was asked', '--prompts', 'Name the file of prompts: echoes do not count.')
  const { sha256, prompts } = await readPrompts(file, (await loadSettings(undefined)).provenance.probe)
  if (planned !== undefined && planned.sha256 !== sha256)
    throw new InputError('these are not the prompts of the plan: their hash is another one', file, 'Name its own.')
  return prompts
}

/** A share among the settings of a planned test; undefined where it is none. */
export const shareOf = (told: unknown): number | undefined =>
  typeof told === 'number' && told > 0 && told <= 1 ? told : undefined
