import type { StatementReads } from './measure/counting-engine.js'
import { printTable } from './measure/print-table.js'
import { runScript } from './measure/start-process.js'

export interface UpdateSizes {
  /** exchanges stored before the update, rising; one measurement each */
  stored: readonly number[]
  /** new exchanges at each of them */
  change: number
  /** new exchanges at the largest of them, one measurement each */
  changes: readonly number[]
}

export interface MeasuredUpdate {
  /** an update that would read more than half of the store is made a full run */
  kind: 'full' | 'update'
  stored: number
  /** that are stored */
  accounts: number
  changed_exchanges: number
  changed_accounts: number
  /** exchanges that the run looked at */
  scope_exchanges: number
  campaigns: number
  seconds: number
  /** of all threads of the process that holds the store */
  cpu_seconds: number
  /** by the engine, in all statements of the run */
  rows_read: number
  bytes_read: number
  /** by the statements of an update that read the store itself, and not what the update copied */
  store_rows_read: number
  /** those that read most */
  statements: StatementReads[]
}

interface Measured {
  full: MeasuredUpdate
  by_stored: MeasuredUpdate[]
  by_change: MeasuredUpdate[]
}

/**
 * What an update costs when the same exchanges arrive beside more and more that is stored, and when more of them arrive
 * beside the same. Rows and bytes that the engine reads do not depend on what else the machine does; seconds do.
 */
export async function measureUpdateCost(sizes: UpdateSizes): Promise<void> {
  const { full, by_stored, by_change } = await runScript<Measured>('measure-updates.ts', JSON.stringify(sizes))
  console.log(`\n${sizes.change.toLocaleString('en')} new exchanges beside what is stored (first row: a full run)`)
  printCosts([full, ...by_stored], ({ stored }) => stored)
  console.log('\nmore and more new exchanges beside the same (first row: as above)')
  printCosts([by_stored.at(-1)!, ...by_change], ({ changed_exchanges }) => changed_exchanges)
  for (const update of [by_stored[0]!, by_stored.at(-1)!]) {
    console.log(`\nstatements that read most, ${update.stored.toLocaleString('en')} stored`)
    printTable(
      ['rows', 'MB', 'statement'],
      update.statements.map(({ sql, rows, bytes }) => [
        rows.toLocaleString('en'),
        (bytes / 1e6).toFixed(1),
        sql.replaceAll('|', '/'),
      ]),
    )
  }
}

/** Beside each figure of an update how it grew from the row before, for a doubling of what grew: 1 is constant, 2 linear. */
function printCosts(updates: readonly MeasuredUpdate[], size: (update: MeasuredUpdate) => number): void {
  const figures: [title: string, of: (update: MeasuredUpdate) => number, digits: number][] = [
    ['exchanges in it', (update) => update.scope_exchanges, 0],
    ['rows read', (update) => update.rows_read, 0],
    ['of the store', (update) => update.store_rows_read, 0],
    ['MB read', (update) => update.bytes_read / 1e6, 0],
    ['CPU s', (update) => update.cpu_seconds, 1],
    ['s', (update) => update.seconds, 1],
  ]
  const rows = updates.map((update, place) => {
    const before = place > 0 && updates[place - 1]!.kind === update.kind ? updates[place - 1] : undefined
    const told = figures.map(([, of, digits]) => {
      const value = of(update).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
      const doublings = before === undefined ? 0 : Math.log2(size(update) / size(before))
      if (before === undefined || Math.abs(doublings) < 0.5) return value
      return `${value} (×${((of(update) / of(before)) ** (1 / doublings)).toFixed(2)})`
    })
    const { kind, stored, accounts, changed_exchanges, changed_accounts } = update
    return [
      ...[stored, accounts, changed_exchanges, changed_accounts].map((n) => n.toLocaleString('en')),
      kind,
      ...told,
    ]
  })
  const head = ['stored', 'accounts', 'new exchanges', 'of accounts', 'run', ...figures.map(([title]) => title)]
  printTable(head, rows)
}
