import { z } from 'zod'
import type { Done } from '#contract/act.js'
import { NotFoundError } from '#contract/errors.js'
import {
  type IndicatorOverride,
  indicatorOverrideSchema,
  type NewIndicatorOverride,
  newIndicatorOverrideSchema,
} from '#contract/received-indicator.js'
import type { State } from '#store/state/state.js'

const idRow = z.object({ id: z.string() })

/** Pins the confidence of an indicator, or mutes it, in place of what was said before. Throws a NotFoundError. */
export async function overrideIndicator(
  inside: State,
  { id, by, ...asked }: NewIndicatorOverride & { id: string; by: string },
  now_ms: number,
): Promise<Done<IndicatorOverride>> {
  const told = newIndicatorOverrideSchema.parse(asked)
  const found = await inside.rows(idRow, 'SELECT id FROM received_indicators WHERE id = $1 LIMIT 1', [id])
  if (found.length === 0) throw notThere(id)
  const [record] = await inside.rows(
    indicatorOverrideSchema,
    `INSERT INTO indicator_overrides (id, confidence, muted, reason, by, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET confidence = excluded.confidence, muted = excluded.muted, reason = excluded.reason,
       by = excluded.by, at = excluded.at
     RETURNING confidence, muted, reason, by, at`,
    [id, told.confidence, told.muted, told.reason, by, new Date(now_ms).toISOString()],
  )
  const detail = { confidence: told.confidence, muted: told.muted }
  return { record: record!, act: { action: 'indicator.overridden', subject: `indicator:${id}`, detail } }
}

/** Lets the indicator stand and decay again as its publishers tell it. Throws a NotFoundError. */
export async function removeOverride(inside: State, { id }: { id: string }): Promise<Done<IndicatorOverride>> {
  const [record] = await inside.rows(
    indicatorOverrideSchema,
    'DELETE FROM indicator_overrides WHERE id = $1 RETURNING confidence, muted, reason, by, at',
    [id],
  )
  if (record === undefined) throw notThere(id)
  return { record, act: { action: 'indicator.override_removed', subject: `indicator:${id}`, detail: {} } }
}

const notThere = (id: string): NotFoundError =>
  new NotFoundError('there is no such indicator, or it has no override', id, 'List the indicators to see them.')
