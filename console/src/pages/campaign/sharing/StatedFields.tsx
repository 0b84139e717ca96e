import { Button } from '@/ui/Button'
import { SelectField, TextField } from '@/ui/Field'
import { GroundFields } from './GroundFields'
import styles from './GroundFields.module.css'
import { STATED_KINDS, type StatedDraft, type StatedKind } from './stated-draft'

/** As long as the contract allows: names of infrastructure are shared whole. */
const NAME_MAX = { provider: 200, model: 200, proxy: 90, hosting: 90, asn: 90 } as const
const GROUNDS_MAX = 20

interface StatedFieldsProps {
  place: number
  draft: StatedDraft
  onChange: (part: Partial<StatedDraft>) => void
  onRemove: () => void
}

/** One statement with its grounds. */
export function StatedFields({ place, draft, onChange, onRemove }: StatedFieldsProps) {
  const { kind, name, role, location, grounds } = draft
  return (
    <fieldset className={`stack ${styles.ground}`}>
      <legend>Statement {place}</legend>
      <SelectField label="About" value={kind} onChange={({ target }) => onChange({ kind: target.value as StatedKind })}>
        {Object.entries(STATED_KINDS).map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Name"
        maxLength={NAME_MAX[kind]}
        value={name}
        hint={HINTS[kind]}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      {kind === 'provider' ? (
        <div className="columns">
          <TextField
            label="What they gave"
            maxLength={200}
            value={role}
            hint="Accounts, proxies, payment, resale."
            onChange={({ target }) => onChange({ role: target.value })}
          />
          <TextField
            label="Location"
            maxLength={200}
            value={location}
            hint="Empty where not known."
            onChange={({ target }) => onChange({ location: target.value })}
          />
        </div>
      ) : null}
      <GroundFields grounds={grounds} grounds_max={GROUNDS_MAX} onChange={(grounds) => onChange({ grounds })} />
      <div>
        <Button look="quiet" onClick={onRemove}>
          Remove statement {place}
        </Button>
      </div>
    </fieldset>
  )
}

const HINTS: Partial<Record<StatedKind, string>> = {
  provider: 'Empty where not known.',
  asn: 'With its number, such as AS64500.',
}
