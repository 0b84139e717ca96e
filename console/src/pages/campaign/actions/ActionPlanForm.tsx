import { Checkbox, SelectField, TextField } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { type TabSearch, useTabSearch } from '../tab-search'
import type { ActionKind, Mode } from './action-types'
import { ModeChoice } from './ModeChoice'
import { DEGRADATIONS, readDegradations, wordsOf } from './read-plan'

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
  const number = (name: 'days' | 'per_minute' | 'burst') => (event: { target: HTMLInputElement }) =>
    change({ [name]: event.target.value === '' ? undefined : Number(event.target.value) } as Partial<TabSearch>)
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
        <TextField
          label="Days of traffic to count"
          type="number"
          min={1}
          max={400}
          defaultValue={days}
          onChange={number('days')}
          hint="Back from now; says how much they sent, not how long the action lasts."
        />
      </div>
      {kind === 'throttle' ? (
        <div className="columns">
          <TextField
            label="Requests a minute, each account"
            type="number"
            min={0}
            step="any"
            defaultValue={per_minute}
            onChange={number('per_minute')}
          />
          <TextField label="At once" type="number" min={1} defaultValue={burst} onChange={number('burst')} />
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
          label={wordsOf(one)}
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
