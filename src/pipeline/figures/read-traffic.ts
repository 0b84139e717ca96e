import { z } from 'zod'
import { type TrafficMark, trafficMarkSchema } from '#contract/figure-mark.js'
import { OUTCOMES } from '#contract/overview.js'
import { InputError } from '#contract/scan.js'
import type { TRAFFIC_STEPS, Traffic } from '#contract/traffic.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { readNewest, type Span, type SpanMs, spanOf } from './read-span.js'

const TRAFFIC = readSql(import.meta.url, './traffic.sql')
const DECISIONS = readSql(import.meta.url, './traffic-decisions.sql')
const MARKS = readSql(import.meta.url, './traffic-marks.sql')

const SECONDS = { hour: 3600, day: 86_400 }
const MARKS_MAX = 200

const wide = z.coerce.number()
const trafficRow = z.object({ at_s: wide, exchanges: wide, suspected_millionths: wide })
const decisionRow = z.object({ at_s: wide, outcome: z.enum(OUTCOMES), decisions_count: wide })

type Step = (typeof TRAFFIC_STEPS)[number]
type TrafficItem = Traffic['items'][number]

/** The course of exchanges and decisions, a step without any too. Throws an InputError where there are too many steps. */
export async function readTraffic(sources: FigureSources, { step, ...asked }: Span & { step: Step }): Promise<Traffic> {
  const { figures } = sources.settings
  const newest_ms = await readNewest(sources)
  const empty = { from: null, to: null, step, items: [], marks: [] }
  if (newest_ms === undefined && (asked.from === undefined || asked.to === undefined)) return empty
  const span = wholeSteps(spanOf(asked, newest_ms ?? 0, figures.days), SECONDS[step])
  const steps = (span.to_ms - span.from_ms) / (1000 * SECONDS[step])
  if (steps > figures.steps_max)
    throw new InputError(
      `${steps} steps are more than ${figures.steps_max}`,
      'query',
      'Ask for a shorter time or for days, or raise figures.steps_max.',
    )
  return {
    from: timeOf(span.from_ms),
    to: timeOf(span.to_ms),
    step,
    items: await readSteps(sources, span, step),
    marks: await readMarks(sources.state, span),
  }
}

/** Every step of the time, which begins and ends with one. */
async function readSteps(sources: FigureSources, span: SpanMs, step: Step): Promise<TrafficItem[]> {
  const step_s = SECONDS[step]
  const { generation } = await sources.members.read()
  const items = new Map<number, TrafficItem>()
  for (let at_s = span.from_ms / 1000; at_s < span.to_ms / 1000; at_s += step_s) items.set(at_s, noTraffic(at_s))
  for (const row of await askFigures(sources, trafficRow, TRAFFIC, { ...span, step_s, generation }))
    Object.assign(items.get(row.at_s)!, {
      exchanges: row.exchanges,
      suspected: Math.round(row.suspected_millionths / 1e6),
    })
  for (const row of await askFigures(sources, decisionRow, DECISIONS, { ...span, step_s }))
    items.get(row.at_s)!.decisions[row.outcome] = row.decisions_count
  return [...items.values()]
}

const noTraffic = (at_s: number): TrafficItem => ({
  at: timeOf(at_s * 1000),
  exchanges: 0,
  suspected: 0,
  decisions: { allow: 0, throttle: 0, challenge: 0, degrade: 0, block: 0 },
})

async function readMarks(state: State, { from_ms, to_ms }: SpanMs): Promise<TrafficMark[]> {
  const found = await state.rows(trafficMarkSchema, MARKS, [timeOf(from_ms), timeOf(to_ms), MARKS_MAX])
  return found.reverse()
}

function wholeSteps({ from_ms, to_ms }: SpanMs, step_s: number): SpanMs {
  const step_ms = 1000 * step_s
  return { from_ms: Math.floor(from_ms / step_ms) * step_ms, to_ms: Math.ceil(to_ms / step_ms) * step_ms }
}

const timeOf = (ms: number): string => new Date(ms).toISOString()
