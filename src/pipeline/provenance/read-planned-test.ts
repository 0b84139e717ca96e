import { basename, dirname, resolve } from 'node:path'
import { type PlannedSettings, plannedSettingsSchemas } from '#contract/planned-settings.js'
import type { PlannedTest, ProvenanceInput, ProvenanceTest, RegisteredPlan } from '#contract/provenance.js'
import type { PlannedJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import type { Prompt } from '#provenance/probe/endpoint/render-question.js'
import { loadSettings } from '../load-settings.js'
import { readPrompts } from './read-prompts.js'
import { readRegisteredPlan } from './read-registered-plan.js'

/** What a registered plan says of a test; nothing where none is given. */
export interface Planned<Kind extends ProvenanceTest = ProvenanceTest> {
  registered: RegisteredPlan | undefined
  suspect: string | undefined
  test: PlannedTest | undefined
  /** how the test is set: by the plan, and where it is silent as was given */
  settings: PlannedSettings<Kind>
}

/**
 * Reads the plan of a test. Whether it is signed, trusted and older than the answers is seen by `provenance report`: here
 * it only gives names, numbers and settings. Of several tests of a kind it is the first that is set as was given. Throws an
 * InputError, also where what was given contradicts the plan.
 * @param given by the options of the command; undefined where an option is left out
 */
export async function readPlannedTest<Kind extends ProvenanceTest>(
  { plan_file, name }: PlannedJob,
  kind: Kind,
  given: PlannedSettings<Kind>,
): Promise<Planned<Kind>> {
  if (plan_file === undefined) return { registered: undefined, suspect: name, test: undefined, settings: given }
  const registered = await readRegisteredPlan(plan_file)
  const { plan } = registered
  if (name !== undefined && name !== plan.suspect.name)
    throw new InputError(`the plan is of ${plan.suspect.name}`, `--name ${name}`, 'Leave one of the two out.')
  const tests = plan.tests.filter((test) => test.kind === kind)
  const test = tests.find((one) => contradiction(one, given) === undefined)
  const against = test === undefined && tests[0] !== undefined ? contradiction(tests[0], given) : undefined
  if (against !== undefined) throw new InputError(against, plan_file, 'Leave the option out, or the plan.')
  const settings = { ...(test === undefined ? {} : settingsOf(test, plan_file)), ...defined(given) }
  return { registered, suspect: plan.suspect.name, test, settings: settings as PlannedSettings<Kind> }
}

/** What of the settings its command knows. A plan is signed, so what cannot be used is not passed over. */
function settingsOf({ kind, settings }: PlannedTest, where: string): PlannedSettings {
  const parsed = plannedSettingsSchemas[kind].safeParse(settings)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new InputError(
    `settings.${issue?.path.join('.')} of ${kind}: ${issue?.message}`,
    where,
    'Register another plan.',
  )
}

function contradiction({ kind, settings }: PlannedTest, given: object): string | undefined {
  const against = Object.entries(defined(given)).find(
    ([name, value]) => settings[name] !== undefined && settings[name] !== value,
  )
  if (against === undefined) return undefined
  const [name, value] = against
  return `settings.${name} of ${kind} is ${settings[name]} in the plan, and ${value} here`
}

const defined = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

export interface Asked {
  prompts: Prompt[]
  input: ProvenanceInput
}

/**
 * What was asked: the prompts that are named, else those of the plan. Prompts that are not the plan's own are refused.
 * Throws an InputError.
 */
export async function readAskedPrompts(
  { prompts_file, plan_file }: { prompts_file?: string; plan_file?: string },
  { registered }: Pick<Planned, 'registered'>,
): Promise<Asked> {
  const planned = registered?.plan.prompts
  const named = planned?.file === undefined ? undefined : resolve(dirname(plan_file ?? ''), planned.file)
  const file = prompts_file ?? named
  if (file === undefined)
    throw new InputError('it is not told what was asked', '--prompts', 'Name the file of prompts: echoes do not count.')
  const { sha256, prompts } = await readPrompts(file, (await loadSettings(undefined)).provenance.probe)
  if (planned !== undefined && planned.sha256 !== sha256)
    throw new InputError('these are not the prompts of the plan: their hash is another one', file, 'Name its own.')
  return { prompts, input: { what: 'prompts', name: basename(file), sha256 } }
}
