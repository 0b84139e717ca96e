import { useId, useMemo } from 'react'
import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import styles from './EntryFilters.module.css'
import type { Entry } from './filter-entries'
import type { AuditSearch } from './search'

interface EntryFiltersProps {
  search: AuditSearch
  /** those that are loaded: what can be chosen is what occurs in them */
  entries: readonly Entry[]
  onChange: (change: Partial<AuditSearch>) => void
}

export function EntryFilters({ search, entries, onChange }: EntryFiltersProps) {
  const actors = useMemo(() => [...new Set(entries.map(({ actor }) => actor))].toSorted(), [entries])
  const actions = useMemo(() => [...new Set(entries.map(({ action }) => action))].toSorted(), [entries])
  const nouns = useMemo(() => [...new Set(actions.map((action) => `${action.split('.')[0]}.`))], [actions])
  const kinds = [...nouns, ...actions]
  const known = search.kind === undefined || kinds.includes(search.kind)
  const list = useId()
  return (
    <search className={styles.filters}>
      <FilterField
        label="Who"
        type="search"
        data-filter
        list={list}
        value={search.actor}
        placeholder="key:… or person:…"
        onFilter={(actor = '') => onChange({ actor })}
      />
      <datalist id={list}>
        {actors.map((actor) => (
          <option key={actor} value={actor} />
        ))}
      </datalist>
      <SelectField label="Kind" value={search.kind ?? ''} onChange={({ target }) => onChange({ kind: target.value })}>
        <option value="">All</option>
        {known ? null : <option>{search.kind}</option>}
        <optgroup label="All of a noun">
          {nouns.map((noun) => (
            <option key={noun} value={noun}>
              {noun}*
            </option>
          ))}
        </optgroup>
        <optgroup label="One">
          {actions.map((action) => (
            <option key={action}>{action}</option>
          ))}
        </optgroup>
      </SelectField>
      <FilterField
        label="About"
        type="search"
        value={search.subject}
        placeholder="campaign:…, key:…, policy:…"
        onFilter={(subject = '') => onChange({ subject })}
      />
      <FilterField label="From" type="date" value={search.from} onFilter={(from = '') => onChange({ from })} />
      <FilterField label="To, with that day" type="date" value={search.to} onFilter={(to = '') => onChange({ to })} />
    </search>
  )
}
