import { z } from 'zod'
import { type ShadowResult, shadowResultSchema } from '#contract/policy-proposal.js'
import { readPolicy } from '#policy/read-policies.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'

const [SUMS, DECISIONS, RULES, EXAMPLES] = statementsOf(readSql(import.meta.url, './read-shadow.sql')) as [
  string,
  string,
  string,
  string,
]
/** Beyond what the engine's times reach: 2299. */
const LAST_MS = Date.UTC(2299, 0)

const wide = z.coerce.number()
const sumsRow = z.object({ first_ms: wide, last_ms: wide, requests: wide, accounts: wide, cleared_requests: wide })
const counts = { requests: wide, accounts: wide }
const decisionRow = shadowResultSchema.shape.decisions.element.extend({ ...counts, held: wide })
const ruleRow = shadowResultSchema.shape.rules.element.extend(counts)
const exampleRow = shadowResultSchema.shape.examples.element
  .omit({ last: true })
  .extend({ requests: wide, last_ms: wide })

export interface ShadowQuestion {
  name: string
  version?: number | undefined
  from?: string | undefined
  to?: string | undefined
}

/** What a policy would have done while it was in shadow. Throws a NotFoundError where there never was such a policy. */
export async function readShadow(
  { link: { engine, state }, decisions: { records } }: Pick<Live, 'link' | 'decisions'>,
  { name, version, from, to }: ShadowQuestion,
): Promise<ShadowResult> {
  await readPolicy(state, name, version)
  // Decisions are recorded with a delay.
  await records.flush()
  const params = {
    name,
    version: version ?? 0,
    from_ms: from === undefined ? 0 : Date.parse(from),
    to_ms: to === undefined ? LAST_MS : Date.parse(to),
  }
  const [sums] = await engine.rows(sumsRow, SUMS, params)
  const { first_ms, last_ms, ...counted } = sums!
  const examples = await engine.rows(exampleRow, EXAMPLES, params)
  return {
    name,
    version: version ?? null,
    from: counted.requests === 0 ? null : timeOf(first_ms),
    to: counted.requests === 0 ? null : timeOf(last_ms),
    ...counted,
    decisions: await engine.rows(decisionRow, DECISIONS, params),
    rules: await engine.rows(ruleRow, RULES, params),
    examples: examples.map(({ last_ms, ...example }) => ({ ...example, last: timeOf(last_ms) })),
  }
}

const timeOf = (ms: number): string => new Date(ms).toISOString()
