import { z } from 'zod'
import { InputError } from '#contract/scan.js'
import { askFigures, type FigureSources } from './ask-figures.js'

/** A time that is asked for; either end may be left out. */
export interface Span {
  from?: string | undefined
  to?: string | undefined
}

/** Milliseconds since 1970; the end is not within. */
export interface SpanMs {
  from_ms: number
  to_ms: number
}

const DAY_MS = 86_400_000
const endsRow = z.object({ stored: z.coerce.number(), newest_ms: z.coerce.number() })

/** When the newest exchange was; undefined where none is stored. */
export async function readNewest(sources: FigureSources): Promise<number | undefined> {
  const [ends] = await askFigures(
    sources,
    endsRow,
    'SELECT count() AS stored, toUnixTimestamp64Milli(max(at)) AS newest_ms FROM exchanges',
  )
  return ends!.stored === 0 ? undefined : ends!.newest_ms
}

/** What is asked for, or the last days up to the newest exchange. Throws an InputError where it ends before it begins. */
export function spanOf({ from, to }: Span, newest_ms: number, days: number): SpanMs {
  const to_ms = to === undefined ? newest_ms + 1 : Date.parse(to)
  const from_ms = from === undefined ? to_ms - days * DAY_MS : Date.parse(from)
  if (from_ms >= to_ms) throw new InputError('`from` is not before `to`', 'query', 'Give an earlier `from`.')
  return { from_ms, to_ms }
}
