import { z } from 'zod'
import type { CampaignTimeline } from '#contract/campaign-timeline.js'
import { type TimelineMark, timelineMarkSchema } from '#contract/figure-mark.js'
import { capabilityName } from '#signals/capability.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { type DayCell, findPivots, type Pivot, shiftAt } from './find-pivots.js'
import { requireCampaign } from './require-campaign.js'

const MARKS = readSql(import.meta.url, './timeline-marks.sql')
const MIXES = readSql(import.meta.url, './daily-mixes.sql')
const NETWORKS = readSql(import.meta.url, './daily-networks.sql')

/** Of a large campaign a sample by hash: what it does together all of them do. */
const ACCOUNTS_MAX = 1000
const PARTS = 20
/** In which a campaign comes to be known from where it comes. */
const SETTLE_DAYS = 3
const MARKS_MAX = 200
const DAY_MS = 86_400_000

const cellRow = z.object({
  day: z.string(),
  part: z.number(),
  kind: z.string(),
  value: z.string(),
  exchanges: z.coerce.number(),
})
const markRow = timelineMarkSchema.omit({ chance: true })

/** A campaign day by day. Throws a NotFoundError. */
export async function readTimeline(sources: FigureSources, id: string): Promise<CampaignTimeline> {
  const { timeline, first_seen, last_seen } = await requireCampaign(sources.state, id)
  const { marks: pivots, tested } = await readPivots(sources, id)
  // A release a few days before it began may be what it began with.
  const seen = [Date.parse(first_seen) - 3 * DAY_MS, Date.parse(last_seen) + DAY_MS]
  const told = await sources.state.rows(markRow, MARKS, [id, ...seen.map((ms) => new Date(ms).toISOString())])
  const marks = [...pivots, ...told.map((mark) => ({ ...mark, chance: null }))].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  )
  return {
    campaign: id,
    days: timeline.map(({ day, harvesting, other }) => ({ day, harvesting, cover: other })),
    marks: marks.slice(-MARKS_MAX),
    marks_left_out: Math.max(0, marks.length - MARKS_MAX),
    days_compared: tested,
  }
}

async function readPivots(sources: FigureSources, id: string): Promise<{ marks: TimelineMark[]; tested: number }> {
  const { generation, numberOf } = await sources.members.read()
  const campaign = numberOf(id)
  if (campaign === undefined) return { marks: [], tested: 0 }
  const asked = { generation, campaign, accounts_max: ACCOUNTS_MAX, parts: PARTS }
  const mixes = await askFigures(sources, cellRow, MIXES, { ...asked, outside: 0 })
  const networks = await askFigures(sources, cellRow, NETWORKS, { ...asked, settle_days: SETTLE_DAYS })
  const { pivots, tested } = await findPivots([...mixes, ...networks])
  const others = pivots.length === 0 ? [] : await askFigures(sources, cellRow, MIXES, { ...asked, outside: 1 })
  return { marks: pivots.map((pivot) => markOf(pivot, others)), tested }
}

const NOUNS: Record<string, string> = { models: 'Models', capabilities: 'Capabilities', networks: 'Networks' }

function markOf({ day, kind, shift, expected, p_value, from, to }: Pivot, others: readonly DayCell[]): TimelineMark {
  const nameOf = (value: string): string =>
    kind === 'capabilities' && value !== 'others' ? capabilityName(Number(value)) : value
  const elsewhere = shiftAt(others, kind, day)
  const beside = elsewhere === undefined ? '' : `; of all other accounts ${percent(elsewhere)}`
  return {
    at: `${day}T00:00:00.000Z`,
    kind: 'pivot',
    label: `${NOUNS[kind] ?? kind}: ${percent(shift)} of its exchanges moved, most from ${nameOf(from)} to ${nameOf(to)}${beside}`,
    chance: {
      observed: shift,
      expected,
      p_value,
      compared_with: 'its accounts with the days before and after swapped at random, corrected for all days looked at',
    },
  }
}

const percent = (share: number): string => `${Math.round(100 * share)} %`
