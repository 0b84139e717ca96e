import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestState } from '#store/fixtures/test-state.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { listCases } from './read-cases.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const idOf = (n: number): string => `camp_${n.toString(16).padStart(16, '0')}`

/** Campaigns, each raised an hour after the one before; every third is urgent. */
async function raise(from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    await state.run(
      `INSERT INTO campaigns VALUES ($1, 'open', 0.9, 0.9, 2, 10, $2, $2, $2, $2, true, '{"summary":"s"}')`,
      [idOf(n), new Date(n * 3_600_000).toISOString()],
    )
    if (n % 3 !== 0) continue
    await state.run(`INSERT INTO cases VALUES ($1, 'working', 'urgent', NULL, 1, now(), 'key:a')`, [idOf(n)])
  }
  await state.run('ANALYZE')
}

interface PlanNode {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}
const node: z.ZodType<PlanNode> = z.looseObject({
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  Plans: z.array(z.lazy(() => node)).optional(),
}) as never
const plan = z.object({ 'QUERY PLAN': z.array(z.looseObject({ Plan: node })) })
const touched = ({ Plans = [], ...one }: PlanNode): number =>
  (one['Actual Rows'] + (one['Rows Removed by Filter'] ?? 0)) * one['Actual Loops'] +
  Plans.reduce((sum, inner) => sum + touched(inner), 0)

/** Rows that the database looks at for the page after that campaign. */
async function looked(after: string): Promise<number> {
  const sql = `EXPLAIN (ANALYZE, FORMAT JSON) ${readSql(import.meta.url, './read-cases.sql')}`
  const [row] = await state.rows(plan, sql, [null, null, null, after, 11])
  return touched(row!['QUERY PLAN'][0]!.Plan)
}

it('gives all cases page by page, the most urgent first, and looks at no more of them than there are', async () => {
  await raise(0, 100)
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const { items, next } = await listCases(state, { limit: 17, after })
    seen.push(...items.map(({ id, priority }) => `${priority} ${id}`))
    if (next === null) break
    after = next
  }
  const all = Array.from({ length: 100 }, (_, n) => 99 - n)
  expect(seen).toEqual([
    ...all.filter((n) => n % 3 === 0).map((n) => `urgent ${idOf(n)}`),
    ...all.filter((n) => n % 3 !== 0).map((n) => `normal ${idOf(n)}`),
  ])
  const few = await looked(idOf(50))
  await raise(100, 400)
  expect(await looked(idOf(50))).toBeLessThan(8 * few)
})
