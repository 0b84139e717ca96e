import { createHash } from 'node:crypto'
import { type ProvenancePlan, provenancePlanSchema } from '#contract/provenance.js'
import { type PlanDraft, planDraftSchema } from '#contract/provenance-plan.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'

const HINT = 'Mend the plan: docs/provenance.md tells its form.'

/** What a person wrote, checked. Throws an InputError that names the first fault. @param where of the file */
export function readDraft(document: unknown, where: string): PlanDraft {
  const parsed = planDraftSchema.safeParse(document)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new InputError(`no plan: ${issue?.path.join('.')} ${issue?.message}`, where, HINT)
  }
  const draft = parsed.data
  for (const field of ['legal_basis', 'stopping_rule'] as const)
    if (draft[field].trim() === '') throw new InputError(`${field} is empty`, where, HINT)
  return draft
}

/**
 * The plan with what is made at registration: its time, the hash of its prompts, and an id that follows from all of it.
 * Throws an InputError for texts that have no UTF-8.
 */
export function completePlan(draft: PlanDraft, prompts: ProvenancePlan['prompts'], now: Date): ProvenancePlan {
  const body = { ...draft, prompts, schema_version: 1 as const, created_at: now.toISOString() }
  try {
    const id = `plan_${createHash('sha256').update(canonicalJson(body)).digest('hex').slice(0, 24)}`
    return provenancePlanSchema.parse({ ...body, id })
  } catch (cause) {
    if (cause instanceof TypeError) throw new InputError(cause.message, 'plan', HINT, { cause })
    throw cause
  }
}
