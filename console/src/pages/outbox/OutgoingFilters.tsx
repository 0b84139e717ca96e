import { FORM_WORDS, FORMS, OUTGOING_STATUSES, type Outgoing } from '@/api/sharing-words'
import { useView } from '@/components/use-view'
import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import styles from './Outbox.module.css'
import type { OutboxSearch } from './search'

/** What the table shows; all of it stands in the address. */
export function OutgoingFilters({ rows }: { rows: readonly Outgoing[] }) {
  const [view, change] = useView<OutboxSearch>()
  return (
    <search className={styles.filters}>
      <FilterField
        label="Find"
        type="search"
        data-filter
        placeholder="id, recipient, purpose …"
        value={view.q}
        onFilter={(q) => change({ q })}
      />
      <SelectField
        label="State"
        value={view.status ?? ''}
        onChange={({ target }) => change({ status: OUTGOING_STATUSES.find((one) => one === target.value) })}
      >
        <option value="">any</option>
        {OUTGOING_STATUSES.map((status) => (
          <option key={status} value={status}>
            {status} ({rows.filter((row) => row.status === status).length})
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Form"
        value={view.form ?? ''}
        onChange={({ target }) => change({ form: FORMS.find((one) => one === target.value) })}
      >
        <option value="">any</option>
        {FORMS.map((form) => (
          <option key={form} value={form}>
            {FORM_WORDS[form]}
          </option>
        ))}
      </SelectField>
      <CampaignField />
    </search>
  )
}

/** Narrows to one campaign. */
export function CampaignField() {
  const [view, change] = useView<OutboxSearch>()
  return (
    <FilterField
      label="Campaign"
      type="search"
      placeholder="camp_…"
      value={view.campaign}
      onFilter={(campaign) => change({ campaign })}
    />
  )
}
