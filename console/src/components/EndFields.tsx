import { SelectField, TextField } from '@/ui/Field'
import { dayFromNow, type EndChoice } from './end-of-clearance'

interface EndFieldsProps {
  value: EndChoice
  onChange: (value: EndChoice) => void
}

/** Asks until when a clearance holds. */
export function EndFields({ value, onChange }: EndFieldsProps) {
  return (
    <>
      <SelectField
        label="Holds until"
        value={value.ends}
        onChange={({ target }) => onChange({ ...value, ends: target.value as EndChoice['ends'] })}
        hint={
          value.ends === 'never'
            ? 'Nobody will be reminded to look at it again.'
            : 'The setting is decisions.clearance_days: a year, unless yours is another.'
        }
      >
        <option value="setting">as long as the setting says</option>
        <option value="day">the end of a day that I choose</option>
        <option value="never">for good</option>
      </SelectField>
      {value.ends === 'day' ? (
        <TextField
          label="Last day"
          type="date"
          required
          min={dayFromNow(1)}
          value={value.day}
          onChange={({ target }) => onChange({ ...value, day: target.value })}
        />
      ) : null}
    </>
  )
}
