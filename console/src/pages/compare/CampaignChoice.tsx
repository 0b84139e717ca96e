import type { CampaignRow } from '@/api/use-all-campaigns'
import { formatCount, formatShare } from '@/ui/Count'
import { SelectField } from '@/ui/Field'

interface CampaignChoiceProps {
  label: string
  rows: readonly CampaignRow[]
  value: string | undefined
  onChoose: (id: string | undefined) => void
}

/** One of all campaigns, the surest first. */
export function CampaignChoice({ label, rows, value, onChoose }: CampaignChoiceProps) {
  const unknown = value !== undefined && !rows.some(({ id }) => id === value)
  return (
    <SelectField label={label} value={value ?? ''} onChange={({ target }) => onChoose(target.value || undefined)}>
      <option value="">choose …</option>
      {unknown ? <option value={value}>{value}</option> : null}
      {rows.map(({ id, confidence, accounts_count, status }) => (
        <option key={id} value={id}>
          {id} · {formatShare(confidence)} · {formatCount(accounts_count)} accounts · {status}
        </option>
      ))}
    </SelectField>
  )
}
