import { z } from 'zod'
import { CAMPAIGN_STATUSES } from '#contract/campaign-record.js'
import { OUTCOMES, type Overview } from '#contract/overview.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { readLeaked } from './read-leaked.js'
import { readNewest, type Span, type SpanMs, spanOf } from './read-span.js'

const TRAFFIC = readSql(import.meta.url, './traffic.sql')
const ACCOUNTS = readSql(import.meta.url, './span-accounts.sql')
const DECISIONS = readSql(import.meta.url, './traffic-decisions.sql')
const HELD_BACK = readSql(import.meta.url, './held-back.sql')

/** One step: the whole time. No clock is past it. */
const AT_ONCE_S = 4_294_967_295
/** Edges of the classes of confidence: as people speak of it. */
const CONFIDENCE_EDGES = [0, 0.5, 0.8, 0.9, 0.95, 0.99, 1]

const wide = z.coerce.number()
const trafficRow = z.object({ exchanges: wide, suspected_millionths: wide })
const accountsRow = z.object({ accounts: wide })
const decisionRow = z.object({ outcome: z.enum(OUTCOMES), decisions_count: wide })
const heldRow = z.object({ requests: wide, degraded: wide, since_ms: wide })

/** What is happening, but for the health of the server. */
export async function readOverview(
  sources: FigureSources,
  asked: Span,
): Promise<Omit<Overview, 'health'> & { newest_ms: number | undefined }> {
  const { state, settings } = sources
  const newest_ms = await readNewest(sources)
  const span = newest_ms === undefined ? undefined : spanOf(asked, newest_ms, settings.figures.days)
  return {
    as_of: new Date().toISOString(),
    from: span === undefined ? null : timeOf(span.from_ms),
    to: span === undefined ? null : timeOf(span.to_ms),
    ...(await readTotals(sources, span)),
    campaigns: await countCampaigns(state),
    leaked: await readLeaked(state, settings.evidence.prices),
    held_back: await readHeldBack(sources),
    decisions: await countDecisions(sources, span),
    newest_ms,
  }
}

async function readTotals(
  sources: FigureSources,
  span: SpanMs | undefined,
): Promise<Pick<Overview, 'exchanges' | 'accounts' | 'suspected_exchanges' | 'suspected_share'>> {
  if (span === undefined) return { exchanges: 0, accounts: 0, suspected_exchanges: 0, suspected_share: 0 }
  const { generation } = await sources.members.read()
  const [traffic] = await askFigures(sources, trafficRow, TRAFFIC, { ...span, generation, step_s: AT_ONCE_S })
  const [counted] = await askFigures(sources, accountsRow, ACCOUNTS, { ...span })
  const { exchanges, suspected_millionths } = traffic ?? { exchanges: 0, suspected_millionths: 0 }
  return {
    exchanges,
    accounts: counted!.accounts,
    suspected_exchanges: Math.round(suspected_millionths / 1e6),
    suspected_share: exchanges === 0 ? 0 : suspected_millionths / 1e6 / exchanges,
  }
}

async function countDecisions(sources: FigureSources, span: SpanMs | undefined): Promise<Overview['decisions']> {
  const rows =
    span === undefined ? [] : await askFigures(sources, decisionRow, DECISIONS, { ...span, step_s: AT_ONCE_S })
  return OUTCOMES.map((decision) => ({
    decision,
    count: rows.find(({ outcome }) => outcome === decision)?.decisions_count ?? 0,
  }))
}

async function readHeldBack(sources: FigureSources): Promise<Overview['held_back']> {
  const [{ requests, degraded, since_ms } = { requests: 0, degraded: 0, since_ms: 0 }] = await askFigures(
    sources,
    heldRow,
    HELD_BACK,
  )
  return { requests, degraded, since: requests + degraded === 0 ? null : timeOf(since_ms) }
}

const campaignRow = z.object({ status: z.enum(CAMPAIGN_STATUSES), present: z.boolean(), confidence: z.number() })

async function countCampaigns(state: State): Promise<Overview['campaigns']> {
  const all = await state.rows(campaignRow, 'SELECT status, present, confidence FROM campaigns')
  const open = all.filter(({ status, present }) => status === 'open' && present)
  const classes = CONFIDENCE_EDGES.slice(1).map((to, place) => ({ from: CONFIDENCE_EDGES[place]!, to }))
  return {
    open: open.length,
    by_status: CAMPAIGN_STATUSES.map((status) => ({
      status,
      count: all.filter((one) => one.status === status).length,
    })),
    by_confidence: classes.map(({ from, to }) => ({
      from,
      to,
      count: open.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1)).length,
    })),
  }
}

const timeOf = (ms: number): string => new Date(ms).toISOString()
