import type { CampaignRow } from '@/api/use-all-campaigns'
import { HOLDS_FROM, topCapability } from './campaign-row'
import type { CampaignsSearch } from './search'

/** Those that a view shows. */
export function filterCampaigns(rows: readonly CampaignRow[], view: CampaignsSearch): CampaignRow[] {
  const words = (view.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      isWanted(row, view) &&
      row.confidence >= (view.confidence ?? 0) &&
      row.accounts_count >= (view.accounts ?? 0) &&
      (view.capability === undefined || topCapability(row)?.name === view.capability) &&
      hasVerdict(row, view.verdict) &&
      words.every((word) => textOf(row).includes(word)),
  )
}

/** What people confirmed is shown also where the newest run did not find it: so does the API. */
const isWanted = ({ status, present }: CampaignRow, view: CampaignsSearch): boolean =>
  (view.status === undefined || status === view.status) && (present || status === 'confirmed' || view.absent === 'yes')

function hasVerdict({ verdicts }: CampaignRow, wanted: CampaignsSearch['verdict']): boolean {
  if (wanted === undefined) return true
  const named = wanted === 'both' ? (['operator', 'harvesting'] as const) : [wanted]
  return named.every((name) => verdicts[name].confidence >= HOLDS_FROM)
}

const textOf = ({ id, summary, verdicts }: CampaignRow): string =>
  `${id} ${summary} ${verdicts.operator.summary} ${verdicts.harvesting.summary}`.toLowerCase()
