import { type RegisteredPlan, registeredPlanSchema } from '#contract/provenance.js'
import { InputError } from '#contract/scan.js'
import { readJson } from './read-bounded.js'

const PLAN_BYTES_MAX = 4 * 2 ** 20
const HINT = 'Name a file that `stillwatch provenance register` wrote.'

/** A registered plan in its form; whether it holds is not looked at. Throws an InputError. */
export async function readRegisteredPlan(file: string): Promise<RegisteredPlan> {
  const parsed = registeredPlanSchema.safeParse(await readJson(file, PLAN_BYTES_MAX, 'the bound of a plan, four MiB'))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new InputError(`no registered plan: ${issue?.path.join('.')} ${issue?.message}`, file, HINT)
}
