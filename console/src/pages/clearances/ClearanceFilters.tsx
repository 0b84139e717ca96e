import { useView } from '@/components/use-view'
import { SelectField, TextField } from '@/ui/Field'
import styles from './Clearances.module.css'
import type { ClearancesSearch } from './search'

const STATES: readonly (readonly [state: NonNullable<ClearancesSearch['state']>, label: string])[] = [
  ['requested', 'asked for'],
  ['holds', 'holds'],
  ['expired', 'expired'],
  ['revoked', 'revoked'],
  ['any', 'any, ended ones too'],
]

/** Which clearances are listed; all of it stands in the address. */
export function ClearanceFilters() {
  const [{ q, state }, change] = useView<ClearancesSearch>()
  return (
    <search className={styles.filters}>
      <TextField
        label="Find"
        type="search"
        data-filter
        placeholder="account, reason, model …"
        value={q ?? ''}
        onChange={({ target }) => change({ q: target.value || undefined })}
      />
      <SelectField
        label="State"
        value={state ?? ''}
        onChange={({ target }) => change({ state: STATES.find(([name]) => name === target.value)?.[0] })}
      >
        <option value="">all that have not ended</option>
        {STATES.map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </SelectField>
    </search>
  )
}
