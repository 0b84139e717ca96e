import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

const number = z.coerce.number()
const totalsRow = z.object({
  group: number,
  exchanges: number,
  speaking: number,
  input_tokens: number,
  output_tokens: number,
  first_ms: number,
  last_ms: number,
})
const shareRow = z.object({
  group: number,
  kind: z.enum(['model', 'capability', 'elicitation']),
  value: z.string(),
  exchanges: number,
})
const modelRow = z.object({
  group: number,
  model: z.string(),
  exchanges: number,
  input_tokens: number,
  output_tokens: number,
  reasoning_tokens: number,
})
const accountRow = z.object({ group: number, account: z.string(), exchanges: number, speaking: number })
const dayRow = z.object({ group: number, day: z.string(), speaking: number, other: number })
const sampleRow = z.object({ group: number, account: z.string(), file: number, line: number, at_ms: number })

/** What the engine knows of the groups whose exchanges are marked: counts, never text. */
export interface GroupFacts {
  totals: z.infer<typeof totalsRow>
  shares: z.infer<typeof shareRow>[]
  models: z.infer<typeof modelRow>[]
  accounts: z.infer<typeof accountRow>[]
  days: z.infer<typeof dayRow>[]
  samples: z.infer<typeof sampleRow>[]
}

export async function describeGroups(
  engine: Engine,
  { samples_max }: { samples_max: number },
): Promise<Map<number, GroupFacts>> {
  const read = <T>(row: z.ZodType<T>, file: string) => engine.rows(row, readSql(import.meta.url, file), { samples_max })
  const totals = await read(totalsRow, './group-totals.sql')
  const shares = await read(shareRow, './group-shares.sql')
  const models = await read(modelRow, './group-models.sql')
  const accounts = await read(accountRow, './group-accounts.sql')
  const days = await read(dayRow, './group-days.sql')
  const samples = await read(sampleRow, './group-samples.sql')
  const of = <T extends { group: number }>(rows: T[], group: number): T[] => rows.filter((row) => row.group === group)
  return new Map(
    totals.map((row) => [
      row.group,
      {
        totals: row,
        shares: of(shares, row.group),
        models: of(models, row.group),
        accounts: of(accounts, row.group),
        days: of(days, row.group),
        samples: of(samples, row.group),
      },
    ]),
  )
}
