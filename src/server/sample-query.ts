import { z } from 'zod'
import type { Principal, Scope } from '#contract/role.js'
import { SAMPLES_MAX } from '#contract/text-sample.js'
import { pageQuery } from './page.js'
import { ScopeMissing } from './scope-missing.js'

/** Query of a list of texts. */
export const sampleQuery = { ...pageQuery, limit: z.coerce.number().int().min(1).max(SAMPLES_MAX).default(20) }

/** A second scope, beside the one of the route. */
export function requireScope({ scopes }: Principal, scope: Scope): void {
  if (!scopes.has(scope)) throw new ScopeMissing(scope)
}
