import { useView } from '@/components/use-view'
import { SelectField, TextField } from '@/ui/Field'
import styles from './Policies.module.css'
import type { PoliciesSearch } from './search'

const STATES: readonly (readonly [state: NonNullable<PoliciesSearch['state']>, label: string])[] = [
  ['enforced', 'enforced'],
  ['shadow', 'in shadow'],
  ['waits', 'a change waits'],
  ['scheduled', 'begins later'],
  ['expired', 'expired'],
  ['withdrawn', 'withdrawn'],
  ['any', 'any, ended ones too'],
]

/** Which policies are listed; all of it stands in the address. */
export function PolicyFilters() {
  const [{ q, state }, change] = useView<PoliciesSearch>()
  return (
    <search className={styles.filters}>
      <TextField
        label="Find"
        type="search"
        data-filter
        placeholder="name, description, what it does …"
        value={q ?? ''}
        onChange={({ target }) => change({ q: target.value || undefined })}
      />
      <SelectField
        label="Mode"
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
