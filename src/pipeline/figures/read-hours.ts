import { z } from 'zod'
import type { CampaignHours } from '#contract/campaign-hours.js'
import { readSql } from '#store/read-sql.js'
import { askFigures, type FigureSources } from './ask-figures.js'
import { requireCampaign } from './require-campaign.js'

const HOURS = readSql(import.meta.url, './campaign-hours.sql')
const TOTALS = readSql(import.meta.url, './hours.sql')

const wide = z.coerce.number()
const totalRow = z.object({ hour: z.number(), members: wide, others: wide })
const accountRow = z.object({ id: z.string(), role: z.enum(['core', 'member']), hours: z.array(wide) })

/** Exchanges by hour of the day: of the accounts of a campaign that sent most, of all of them, and of the innocent. */
export async function readHours(sources: FigureSources, id: string, limit: number): Promise<CampaignHours> {
  const { accounts_count } = await requireCampaign(sources.state, id)
  const { generation, numberOf } = await sources.members.read()
  const campaign = numberOf(id)
  const listed = { generation, campaign: campaign ?? 0, accounts_max: campaign === undefined ? 0 : limit }
  const accounts = await askFigures(sources, accountRow, HOURS, listed)
  const totals = await askFigures(sources, totalRow, TOTALS, { generation, campaign: campaign ?? 4_294_967_295 })
  const byHour = (of: (row: (typeof totals)[number]) => number): number[] =>
    Array.from({ length: 24 }, (_, hour) => {
      const row = totals.find((one) => one.hour === hour)
      return row === undefined ? 0 : of(row)
    })
  return {
    campaign: id,
    accounts,
    accounts_count,
    total: byHour(({ members }) => members),
    population: byHour(({ others }) => others),
  }
}
