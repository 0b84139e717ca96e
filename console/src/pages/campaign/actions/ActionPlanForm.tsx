import { DEGRADATION_WORDS } from '@/components/describe-policy'
import { Checkbox, SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import { Note } from '@/ui/Note'
import { type TabSearch, useTabSearch } from '../tab-search'
import type { ActionKind, Mode } from './action-types'
import { ModeChoice } from './ModeChoice'
import { DEGRADATIONS, readDegradations } from './read-plan'

const KINDS: readonly (readonly [kind: ActionKind, label: string])[] = [
  ['observe', 'Observe: record, let pass'],
  ['throttle', 'Throttle: so many a minute'],
  ['degrade', 'Degrade: answers worth less to a student'],
  ['challenge', 'Challenge: verify yourself first'],
  ['block', 'Block (suspend): refuse'],
]

/** What is considered; all of it stands in the address. */
export function ActionPlanForm({ wrong }: { wrong: string | undefined }) {
  const [search, change] = useTabSearch()
  const { do: kind = 'observe', mode = 'shadow', days = 30, per_minute = 10, burst = 1 } = search
  const number = (name: 'days' | 'per_minute' | 'burst') => (value: string | undefined) =>
    change({ [name]: value === undefined ? undefined : Number(value) } as Partial<TabSearch>)
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <div className="columns">
        <SelectField
          label="Action"
          value={kind}
          onChange={({ target }) => change({ do: target.value as ActionKind })}
          hint="From the mildest to the strictest."
        >
          {KINDS.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </SelectField>
        <FilterField
          label="Days of traffic to count"
          type="number"
          min={1}
          max={400}
          value={days}
          onFilter={number('days')}
          hint="Back from now; says how much they sent, not how long the action lasts."
        />
      </div>
      {kind === 'throttle' ? (
        <div className="columns">
          <FilterField
            label="Requests a minute, each account"
            type="number"
            min={0}
            step="any"
            value={per_minute}
            onFilter={number('per_minute')}
          />
          <FilterField label="At once" type="number" min={1} value={burst} onFilter={number('burst')} />
        </div>
      ) : null}
      {kind === 'degrade' ? <DegradationChoice /> : null}
      <ModeChoice mode={mode} onChange={(next: Mode) => change({ mode: next })} />
      {wrong === undefined ? null : <Note tone="warn">{wrong}</Note>}
    </form>
  )
}

function DegradationChoice() {
  const [search, change] = useTabSearch()
  const chosen = readDegradations(search.degrade)
  return (
    <fieldset className="row">
      <legend>Ways to make answers worth less</legend>
      {DEGRADATIONS.map((one) => (
        <Checkbox
          key={one}
          label={DEGRADATION_WORDS[one]}
          checked={chosen.includes(one)}
          onChange={({ target }) => {
            const next = DEGRADATIONS.filter((other) => (other === one ? target.checked : chosen.includes(other)))
            change({ degrade: next.join(',') || 'none' })
          }}
        />
      ))}
    </fieldset>
  )
}
