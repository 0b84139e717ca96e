import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import styles from './LiveFilters.module.css'
import { DECISIONS, type LiveSearch } from './search'

/** Each letter would be another connection. */
const TYPED_MS = 400

/** What is shown of the stream. The address keeps it, so that a link leads to the same view. */
export function LiveFilters({ search, onChange }: { search: LiveSearch; onChange: (search: LiveSearch) => void }) {
  const set = (name: keyof LiveSearch, value: string): void => {
    const { [name]: _, ...rest } = search
    onChange({ ...rest, ...(value === '' ? {} : { [name]: value }) })
  }
  return (
    <search className={styles.filters}>
      <FilterField
        label="Account"
        placeholder="whole id"
        value={search.account}
        rest_ms={TYPED_MS}
        onFilter={(value = '') => set('account', value)}
        data-filter
      />
      <FilterField
        label="Campaign"
        placeholder="whole id"
        value={search.campaign}
        rest_ms={TYPED_MS}
        onFilter={(value = '') => set('campaign', value)}
      />
      <SelectField
        label="Decision"
        value={search.decision ?? ''}
        onChange={({ target }) => set('decision', target.value)}
      >
        <option value="">Any, and exchanges</option>
        {DECISIONS.map((decision) => (
          <option key={decision}>{decision}</option>
        ))}
      </SelectField>
      <SelectField label="Show" value={search.show ?? ''} onChange={({ target }) => set('show', target.value)}>
        <option value="">Exchanges and decisions</option>
        <option value="exchanges">Exchanges only</option>
        <option value="decisions">Decisions only</option>
      </SelectField>
    </search>
  )
}
