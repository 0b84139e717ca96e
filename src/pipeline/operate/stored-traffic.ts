import { z } from 'zod'
import type { StoredRequest } from '#contract/backtest.js'
import { capabilityName } from '#signals/capability.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'

const SPAN = readSql(import.meta.url, './backtest-span.sql')
const PAGE = readSql(import.meta.url, './backtest-page.sql')
/** Rows of 33 bytes: 3 MB on the way at a time. */
const PAGE_ROWS = 100_000

export interface TrafficSpan {
  from_ms: number
  to_ms: number
  /** exchanges that are read; the newest */
  exchanges_max: number
}

const spanRow = z.object({ first_ms: z.coerce.number(), stored: z.coerce.number() })
const nameRow = z.object({ account: z.coerce.bigint(), name: z.string() })
const modelRow = z.object({ hash: z.coerce.number(), model: z.string() })

/** Stored exchanges in columns, 40 bytes each: as objects they would take ten times as much. */
export interface StoredTraffic {
  /** all that were asked for were read */
  whole: boolean
  requests(harvestingOf: (account_id: string) => number | undefined): Generator<StoredRequest>
}

/** Reads exchanges in order of time, a page after the other. */
export async function readStoredTraffic(
  engine: Engine,
  { from_ms, to_ms, exchanges_max }: TrafficSpan,
): Promise<StoredTraffic> {
  const [span] = await engine.rows(spanRow, SPAN, { from_ms, to_ms, rows: exchanges_max })
  const { first_ms, stored } = span!
  const length = Math.min(stored, exchanges_max)
  const columns = {
    account: new BigUint64Array(length),
    at_ms: new Float64Array(length),
    model: new Uint32Array(length),
    capability: new Uint8Array(length),
    output_tokens: new Uint32Array(length),
  }
  let read = 0
  for (let after = { after_ms: -1, after_id: '0' }; read < length; ) {
    const rows = Math.min(PAGE_ROWS, length - read)
    const page = new RowReader(await engine.binary(PAGE, { from_ms: first_ms, to_ms, ...after, rows }))
    const before = read
    while (!page.done) {
      columns.account[read] = page.uint64()
      columns.at_ms[read] = page.float64()
      const id = page.uint64()
      columns.model[read] = page.uint32()
      columns.capability[read] = page.uint8()
      columns.output_tokens[read] = page.uint32()
      after = { after_ms: columns.at_ms[read]!, after_id: String(id) }
      read += 1
    }
    // Retention may have taken some meanwhile.
    if (read === before) break
  }
  const names = await readNames(engine)
  const models = new Map(
    (
      await engine.rows(modelRow, 'SELECT DISTINCT bitAnd(sipHash64(model), 4294967295) AS hash, model FROM exchanges')
    ).map(({ hash, model }) => [hash, model]),
  )
  return {
    whole: stored <= exchanges_max,
    requests: function* (harvestingOf) {
      for (let at = 0; at < read; at++) {
        const account = columns.account[at]!
        const account_id = names.get(account) ?? String(account)
        const harvesting = harvestingOf(account_id)
        yield {
          account_id,
          at_ms: columns.at_ms[at]!,
          model: models.get(columns.model[at]!) ?? '',
          capability: capabilityName(columns.capability[at]!),
          output_tokens: columns.output_tokens[at]!,
          ...(harvesting === undefined ? {} : { harvesting }),
        }
      }
    },
  }
}

/** Names of all accounts, in pages: as JSON they are not small. */
async function readNames(engine: Engine): Promise<Map<bigint, string>> {
  const names = new Map<bigint, string>()
  for (let after = '0', rows = PAGE_ROWS; rows === PAGE_ROWS; ) {
    const page = await engine.rows(
      nameRow,
      `SELECT account, anyMerge(name) AS name FROM accounts_seen WHERE account > {after:UInt64}
       GROUP BY account ORDER BY account LIMIT {rows:UInt32}`,
      { after, rows: PAGE_ROWS },
    )
    for (const { account, name } of page) names.set(account, name)
    after = String(page.at(-1)?.account ?? 0n)
    rows = page.length
  }
  return names
}
