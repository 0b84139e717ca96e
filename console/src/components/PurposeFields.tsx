import { useSharingTerms } from '@/api/use-sharing-terms'
import { SelectField, TextField } from '@/ui/Field'

export interface Purpose {
  kind: string
  /** in a sentence */
  what: string
}

/** As the gate wants it: one of its purposes, a colon, and what it is for. */
export const textOfPurpose = ({ kind, what }: Purpose): string => `${kind}: ${what.trim()}`

/** The gate wants so many characters behind the colon, unless the settings say otherwise. */
const WHAT_LENGTH_MIN = 20
const WHAT_LENGTH_MAX = 400

/** For what something leaves: the recipient reads it, and the gate looks at it. */
export function PurposeFields({ value, onChange }: { value: Purpose; onChange: (value: Purpose) => void }) {
  const { purposes } = useSharingTerms()
  const all = purposes.includes(value.kind) ? purposes : [value.kind, ...purposes]
  return (
    <div className="columns">
      <SelectField
        label="Purpose"
        value={value.kind}
        onChange={({ target }) => onChange({ ...value, kind: target.value })}
      >
        {all.map((purpose) => (
          <option key={purpose}>{purpose}</option>
        ))}
      </SelectField>
      <TextField
        label="What it is for, in a sentence"
        required
        minLength={WHAT_LENGTH_MIN}
        maxLength={WHAT_LENGTH_MAX}
        value={value.what}
        onChange={({ target }) => onChange({ ...value, what: target.value })}
        hint="It leaves with the document. No prompts, names of customers, prices or plans: the gate looks."
      />
    </div>
  )
}
