import { Button } from '@/ui/Button'
import { Checkbox, TextArea, TextField } from '@/ui/Field'
import { emptyGround, type GroundDraft } from './affiliation-draft'
import styles from './GroundFields.module.css'

const GROUNDS_MAX = 100

interface GroundFieldsProps {
  grounds: readonly GroundDraft[]
  onChange: (grounds: GroundDraft[]) => void
  grounds_max?: number
}

/** The grounds of a claim, one group of fields each. */
export function GroundFields({ grounds, onChange, grounds_max = GROUNDS_MAX }: GroundFieldsProps) {
  const change = (key: number, part: Partial<GroundDraft>): void =>
    onChange(grounds.map((ground) => (ground.key === key ? { ...ground, ...part } : ground)))
  return (
    <>
      {grounds.map(({ key, statement, source, independent }, place) => (
        <fieldset key={key} className={`stack ${styles.ground}`}>
          <legend>Ground {place + 1}</legend>
          <TextArea
            label="Statement"
            rows={2}
            maxLength={2000}
            value={statement}
            onChange={({ target }) => change(key, { statement: target.value })}
          />
          <TextField
            label="Source"
            maxLength={500}
            hint="A document, a partner, a finding."
            value={source}
            onChange={({ target }) => change(key, { source: target.value })}
          />
          <div className="row">
            <Checkbox
              label="It rests on something else than our own logs"
              checked={independent}
              onChange={({ target }) => change(key, { independent: target.checked })}
            />
            <Button look="quiet" onClick={() => onChange(grounds.filter((ground) => ground.key !== key))}>
              Remove ground {place + 1}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button disabled={grounds.length >= grounds_max} onClick={() => onChange([...grounds, emptyGround()])}>
          Add a ground
        </Button>
      </div>
    </>
  )
}
