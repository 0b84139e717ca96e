import { STATUSES } from '@/api/campaign-status'
import type { CampaignRow } from '@/api/use-all-campaigns'
import { useView } from '@/components/use-view'
import { Checkbox, SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import { withChosen } from '@/ui/with-chosen'
import styles from './Campaigns.module.css'
import { HOLDS_FROM, topCapability } from './campaign-row'
import { type CampaignsSearch, VERDICTS } from './search'

const CONFIDENCES = [0.5, 0.8, 0.9, 0.95, 0.99]
const percent = (value: number): string => `${Math.round(value * 100)} %`
const VERDICT_WORDS = {
  both: `both at ${percent(HOLDS_FROM)} or more`,
  operator: `one operator at ${percent(HOLDS_FROM)} or more`,
  harvesting: `harvesting at ${percent(HOLDS_FROM)} or more`,
} as const

/** What the table shows; all of it stands in the address. */
export function CampaignFilters({ rows }: { rows: readonly CampaignRow[] }) {
  const [view, change] = useView<CampaignsSearch>()
  const capabilities = [...new Set(rows.flatMap((row) => topCapability(row)?.name ?? []))].sort()
  return (
    <search className="stack">
      <div className={styles.filters}>
        <FilterField
          label="Find"
          type="search"
          data-filter
          placeholder="id, evidence …"
          value={view.q}
          onFilter={(q) => change({ q })}
        />
        <SelectField
          label="Status"
          value={view.status ?? ''}
          onChange={(event) => change({ status: STATUSES.find((one) => one === event.target.value) })}
        >
          <option value="">any</option>
          {STATUSES.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </SelectField>
        <SelectField
          label="Confidence"
          value={view.confidence ?? ''}
          onChange={(event) => change({ confidence: Number(event.target.value) || undefined })}
        >
          <option value="">any</option>
          {withChosen(CONFIDENCES, view.confidence).map((least) => (
            <option key={least} value={least}>
              at least {percent(least)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Verdicts"
          value={view.verdict ?? ''}
          onChange={(event) => change({ verdict: VERDICTS.find((one) => one === event.target.value) })}
        >
          <option value="">any</option>
          {VERDICTS.map((verdict) => (
            <option key={verdict} value={verdict}>
              {VERDICT_WORDS[verdict]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Asks most for"
          value={view.capability ?? ''}
          onChange={(event) => change({ capability: event.target.value || undefined })}
        >
          <option value="">anything</option>
          {withChosen(capabilities, view.capability).map((capability) => (
            <option key={capability}>{capability}</option>
          ))}
        </SelectField>
        <FilterField
          label="Accounts, at least"
          type="number"
          min={0}
          value={view.accounts}
          onFilter={(least) => change({ accounts: Number(least) || undefined })}
        />
      </div>
      <Checkbox
        label="Also those that the newest run did not find again"
        checked={view.absent === 'yes'}
        onChange={(event) => change({ absent: event.target.checked ? 'yes' : undefined })}
      />
    </search>
  )
}
