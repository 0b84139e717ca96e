import { CASE_STATUSES } from '@/api/case-words'
import { useMe } from '@/api/use-me'
import { useView } from '@/components/use-view'
import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import { withChosen } from '@/ui/with-chosen'
import styles from './Cases.module.css'
import type { CaseRow } from './filter-cases'
import type { CasesSearch } from './search'

const AGES = [1, 3, 7, 14, 30, 90]

/** What the table shows; all of it stands in the address. */
export function CaseFilters({ rows }: { rows: readonly CaseRow[] }) {
  const [{ q, status, assignee, age }, change] = useView<CasesSearch>()
  const me = useMe().data?.id
  const holders = new Map(
    rows.flatMap(({ assignee: id, assignee_name }) => (id === null || id === me ? [] : [[id, assignee_name ?? id]])),
  )
  // What the address asks for can be chosen, also where the list does not offer it.
  if (assignee !== undefined && assignee !== 'me' && assignee !== 'none' && !holders.has(assignee))
    holders.set(assignee, assignee)
  return (
    <search className={styles.filters}>
      <FilterField
        label="Find"
        type="search"
        data-filter
        placeholder="id, summary, assignee …"
        value={q}
        onFilter={(q) => change({ q })}
      />
      <SelectField
        label="Work"
        value={status ?? ''}
        onChange={({ target }) =>
          change({ status: (['any', ...CASE_STATUSES] as const).find((one) => one === target.value) })
        }
      >
        <option value="">not done</option>
        {CASE_STATUSES.map((one) => (
          <option key={one}>{one}</option>
        ))}
        <option value="any">any, done too</option>
      </SelectField>
      <SelectField
        label="Assignee"
        value={assignee ?? ''}
        onChange={({ target }) => change({ assignee: target.value || undefined })}
      >
        <option value="">anybody or nobody</option>
        <option value="me">me</option>
        <option value="none">nobody</option>
        {[...holders].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Age"
        value={age ?? ''}
        onChange={({ target }) => change({ age: Number(target.value) || undefined })}
      >
        <option value="">any</option>
        {withChosen(AGES, age).map((days) => (
          <option key={days} value={days}>
            {days === 1 ? 'a day or more' : `${days} days or more`}
          </option>
        ))}
      </SelectField>
    </search>
  )
}
