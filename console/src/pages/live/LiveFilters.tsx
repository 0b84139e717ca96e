import { useEffect, useState } from 'react'
import { SelectField, TextField } from '@/ui/Field'
import styles from './LiveFilters.module.css'
import { DECISIONS, type LiveSearch } from './search'

const TYPED_MS = 400

/** What is shown of the stream. The address keeps it, so that a link leads to the same view. */
export function LiveFilters({ search, onChange }: { search: LiveSearch; onChange: (search: LiveSearch) => void }) {
  const set = (name: keyof LiveSearch, value: string): void => {
    const { [name]: _, ...rest } = search
    onChange({ ...rest, ...(value === '' ? {} : { [name]: value }) })
  }
  return (
    <search className={styles.filters}>
      <Typed label="Account" filter value={search.account ?? ''} onTyped={(value) => set('account', value)} />
      <Typed label="Campaign" value={search.campaign ?? ''} onTyped={(value) => set('campaign', value)} />
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

/** A filter that counts when typing rests: each letter would be another connection. */
function Typed(props: { label: string; value: string; filter?: boolean; onTyped: (value: string) => void }) {
  const { label, value, filter = false, onTyped } = props
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed starts the clock, nothing else
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onTyped(typed.trim()), TYPED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextField
      label={label}
      value={typed}
      placeholder="whole id"
      onChange={({ target }) => setTyped(target.value)}
      {...(filter ? { 'data-filter': true } : {})}
    />
  )
}
