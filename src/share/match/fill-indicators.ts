import { z } from 'zod'
import { type Indicator, indicatorSchema } from '#contract/indicator.js'
import type { Engine } from '#store/engine.js'
import type { State } from '#store/state/state.js'
import { isSearched, type OwnEpoch } from './is-searched.js'

/** Indicators read at a time. */
const ROWS = 2000
const row = z.object({ id: z.string(), indicator: indicatorSchema })
const generationRow = z.object({ generation: z.string() })

export interface FilledIndicators {
  generation: number
  /** indicators that are looked for */
  looked_for: number
}

/**
 * Tells the engine anew what is looked for: the tokens of all indicators that stand, but the muted ones, as a generation of
 * their own. The one before is dropped after, so that what arrives meanwhile is held against one of them.
 * @param clearToken token of a value that is published in the clear
 */
export async function fillIndicators(
  { engine, state }: { engine: Engine; state: State },
  { epochs, clearToken }: { epochs: readonly OwnEpoch[]; clearToken: (kind: string, value: string) => string },
  now_ms: number,
): Promise<FilledIndicators> {
  const before = await generations(engine)
  const generation = Math.max(now_ms, ...before.map((one) => one + 1))
  let looked_for = 0
  for (let after = ''; ; ) {
    const rows = await state.rows(
      row,
      `SELECT id, indicator FROM standing_indicators
       WHERE id > $1 AND id NOT IN (SELECT id FROM indicator_overrides WHERE muted) ORDER BY id LIMIT ${ROWS}`,
      [after],
    )
    if (rows.length === 0) break
    after = rows.at(-1)!.id
    const searched = rows.filter(({ indicator }) => isSearched(indicator, epochs))
    looked_for += searched.length
    await insert(
      engine,
      generation,
      searched.flatMap(({ indicator }) => tokenRows(indicator, clearToken)),
    )
  }
  for (const one of before) await engine.command('ALTER TABLE indicator_tokens DROP PARTITION {one:UInt64}', { one })
  return { generation, looked_for }
}

const generations = async (engine: Engine): Promise<number[]> =>
  (await engine.rows(generationRow, 'SELECT DISTINCT toString(generation) AS generation FROM indicator_tokens')).map(
    (found) => Number(found.generation),
  )

interface TokenRow {
  indicator: string
  community: string
  epoch: string
  kind: string
  token: string
  signature: readonly number[]
}

function tokenRows({ id, value, community, epoch }: Indicator, clearToken: (kind: string, value: string) => string) {
  const row = (token: string, signature: readonly number[] = []): TokenRow => ({
    ...{ indicator: id, community: community ?? '', epoch: epoch ?? '', kind: value.kind, token, signature },
  })
  if (value.kind === 'user-agent') return [{ ...row(clearToken(value.kind, value.value)), community: '', epoch: '' }]
  if (value.kind === 'minhash') return value.band_tokens.map((token) => row(token, value.signature))
  return 'token' in value ? [row(value.token)] : []
}

/** Tokens as digits: rows are text on their way, and bytes of a hash are none. */
async function insert(engine: Engine, generation: number, rows: readonly TokenRow[]): Promise<void> {
  if (rows.length === 0) return
  await engine.insert(
    'indicator_tokens',
    rows.map(({ token, ...told }) => ({ ...told, generation, token_hex: token })),
  )
}
