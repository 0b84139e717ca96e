import type { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import type { State } from '#store/state/state.js'
import { type Numbers, withNumbers } from '#store/with-numbers.js'
import type { MemberMirror } from './member-mirror.js'

/** What figures are made from. */
export interface FigureSources {
  /** a connection for long questions */
  engine: Engine
  state: State
  settings: Settings
  members: MemberMirror
}

/**
 * Asks the engine, with numbers alone, and for no longer than the setting says. Exchanges lie by their accounts: by that
 * order reading ends with the last account that is wanted, also where those are counted in an inner statement (a setting
 * of the inner one is not heeded: 30 million exchanges took 310 ms, and 15 so).
 */
export const askFigures = <T>(
  { engine, settings }: Pick<FigureSources, 'engine' | 'settings'>,
  row: z.ZodType<T>,
  sql: string,
  numbers: Numbers = {},
): Promise<T[]> =>
  engine.rows(
    row,
    `${withNumbers(sql, numbers)}\nSETTINGS optimize_aggregation_in_order = 1, max_execution_time = ${Math.ceil(settings.figures.query_ms_max / 1000)}`,
  )
