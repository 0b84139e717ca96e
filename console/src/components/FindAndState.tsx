import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import styles from './FindAndState.module.css'
import { useView } from './use-view'

interface FindAndStateView<State> {
  q?: string
  state?: State
}

interface FindAndStateProps<State extends string> {
  /** what can be looked for */
  placeholder: string
  /** of the states */
  label: string
  /** the first is meant where the address names none; it has no name in the address */
  states: readonly [[name: undefined, label: string], ...(readonly [name: State, label: string])[]]
}

/** Words and a state by which a list is narrowed, kept in the address as `q` and `state`. */
export function FindAndState<State extends string>({ placeholder, label, states }: FindAndStateProps<State>) {
  const [{ q, state }, change] = useView<FindAndStateView<State>>()
  return (
    <search className={styles.filters}>
      <FilterField
        label="Find"
        type="search"
        data-filter
        placeholder={placeholder}
        value={q}
        onFilter={(q) => change({ q })}
      />
      <SelectField
        label={label}
        value={state ?? ''}
        onChange={({ target }) => change({ state: states.find(([name]) => (name ?? '') === target.value)?.[0] })}
      >
        {states.map(([name, words]) => (
          <option key={words} value={name ?? ''}>
            {words}
          </option>
        ))}
      </SelectField>
    </search>
  )
}
