import { useView } from '@/components/use-view'
import { SelectField, TextField } from '@/ui/Field'
import styles from './Appeals.module.css'
import { APPEAL_STATES, type AppealsSearch } from './search'

/** What the queue shows; all of it stands in the address. */
export function AppealFilters() {
  const [{ q, state }, change] = useView<AppealsSearch>()
  return (
    <search className={styles.filters}>
      <TextField
        label="Find"
        type="search"
        data-filter
        placeholder="words, account, case …"
        value={q ?? ''}
        onChange={({ target }) => change({ q: target.value || undefined })}
      />
      <SelectField
        label="State"
        value={state ?? 'open'}
        onChange={({ target }) =>
          change({ state: (['any', 'upheld', 'rejected'] as const).find((one) => one === target.value) })
        }
      >
        {APPEAL_STATES.map((one) => (
          <option key={one}>{one}</option>
        ))}
        <option value="any">any</option>
      </SelectField>
    </search>
  )
}
