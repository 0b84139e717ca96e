import { X } from 'lucide-react'
import { Button } from '@/ui/Button'
import { Checkbox, SelectField } from '@/ui/Field'
import type { ConditionKind } from './condition-kinds'
import { DraftField, readList, readNumber } from './DraftField'
import styles from './PolicyForm.module.css'

interface ConditionFieldProps {
  kind: ConditionKind
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

/** One condition of a rule, with a button that takes it out. */
export function ConditionField({ kind, value, error, onChange }: ConditionFieldProps) {
  return (
    <div className={styles.condition}>
      <ConditionControl kind={kind} value={value} error={error} onChange={onChange} />
      <Button look="quiet" aria-label={`Remove: ${kind.label}`} onClick={() => onChange(undefined)}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  )
}

function ConditionControl({ kind: { kind, label, hint, choices }, value, error, onChange }: ConditionFieldProps) {
  if (kind === 'permit')
    return (
      <SelectField
        label={label}
        hint={hint}
        error={error}
        value={String(value)}
        onChange={({ target }) => onChange(target.value === 'true')}
      >
        <option value="true">holds one that covers the model</option>
        <option value="false">holds none that covers the model</option>
      </SelectField>
    )
  if (choices !== undefined)
    return (
      <Choices
        label={label}
        hint={error ?? hint}
        wrong={error !== undefined}
        choices={choices}
        value={value}
        onChange={onChange}
      />
    )
  return (
    <DraftField
      label={label}
      hint={hint}
      error={error}
      value={value}
      read={kind === 'share' ? readNumber : readList}
      onChange={onChange}
    />
  )
}

interface ChoicesProps {
  label: string
  hint: string
  wrong: boolean
  choices: readonly string[]
  value: unknown
  onChange: (value: unknown) => void
}

export function Choices({ label, hint, wrong, choices, value, onChange }: ChoicesProps) {
  const chosen = Array.isArray(value) ? value : []
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      <div className="row">
        {choices.map((one) => (
          <Checkbox
            key={one}
            label={one.replaceAll('_', ' ')}
            checked={chosen.includes(one)}
            onChange={({ target }) =>
              onChange(choices.filter((other) => (other === one ? target.checked : chosen.includes(other))))
            }
          />
        ))}
      </div>
      <span className={wrong ? styles.error : styles.hint}>{hint}</span>
    </fieldset>
  )
}
