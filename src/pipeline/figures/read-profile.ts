import { z } from 'zod'
import type { AccountProfile } from '#contract/account-profile.js'
import { capabilityName } from '#signals/capability.js'
import { elicitationNames } from '#signals/elicitation.js'
import { hashNames } from '#store/hash-names.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'

const DAYS = readSql(import.meta.url, './account-days.sql')
const WAYS = readSql(import.meta.url, './account-ways.sql').replace(
  '__WAYS__',
  readSql(import.meta.url, './ways.sql').trim(),
)
const DAYS_MAX = 400
const VALUES_MAX = 50

const wide = z.coerce.number()
const dayRow = z.object({ day: z.string(), exchanges: wide, output_tokens: wide })
const wayRow = z.object({
  kind: z.enum(['models', 'capability', 'elicitation', 'hours']),
  value: z.string(),
  exchanges: wide,
})

/** What the exchanges of an account add up to; null where none is stored. */
export async function readProfile(sources: FigureSources, id: string): Promise<AccountProfile | null> {
  const account = BigInt((await hashNames(sources.engine, [id])).get(id)!)
  const days = await askFigures(sources, dayRow, DAYS, { account, days_max: DAYS_MAX })
  if (days.length === 0) return null
  const ways = await askFigures(sources, wayRow, WAYS, { account, values_max: VALUES_MAX })
  const of = (kind: (typeof ways)[number]['kind']) => ways.filter((way) => way.kind === kind)
  const exchanges = of('hours').reduce((sum, way) => sum + way.exchanges, 0)
  const shares = (kind: (typeof ways)[number]['kind'], nameOf: (value: string) => string) =>
    of(kind).map((way) => ({
      name: nameOf(way.value),
      exchanges: way.exchanges,
      share: way.exchanges / exchanges,
    }))
  return {
    days: days.reverse(),
    models: shares('models', (value) => value),
    capabilities: shares('capability', (value) => capabilityName(Number(value))),
    elicitation: shares('elicitation', (bit) => elicitationNames(1 << Number(bit))[0] ?? bit),
    hours: Array.from(
      { length: 24 },
      (_, hour) => of('hours').find(({ value }) => Number(value) === hour)?.exchanges ?? 0,
    ),
  }
}
