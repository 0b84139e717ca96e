import { Plus } from 'lucide-react'
import { Button } from '@/ui/Button'
import { SelectField, TextArea, TextField } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { addRule, moveRule, removeRule, setInDraft } from './edit-draft'
import { fromLocal, toLocal } from './local-time'
import styles from './PolicyForm.module.css'
import { RuleCard } from './RuleCard'
import { isUnreadable, readDraft, textOf } from './read-draft'
import { type Fault, faultOf } from './read-fault'

interface PolicyFormProps {
  text: string
  onChange: (text: string) => void
  fault: Fault | undefined
}

const MODES = {
  shadow: 'Nobody is hindered. What it would have done is recorded, to be looked at before it is enforced.',
  enforce: 'Counts from the next request on, once it is approved or kept.',
} as const

/** The policy as a form. Whatever is changed in it is changed in the YAML, and nothing else of that. */
export function PolicyForm({ text, onChange, fault }: PolicyFormProps) {
  const draft = readDraft(text)
  if (isUnreadable(draft))
    return (
      <Note tone="warn">
        The form waits until the YAML can be read again. Line {draft.line}: {draft.message}.
      </Note>
    )
  const errorAt = (path: string) => faultOf(fault, path)
  const set = (path: readonly (string | number)[], value: unknown): void => onChange(setInDraft(text, path, value))
  const mode = draft.mode === 'enforce' ? 'enforce' : 'shadow'
  return (
    <div className="stack">
      <SelectField
        label="Mode"
        value={mode}
        hint={MODES[mode]}
        error={errorAt('mode')}
        onChange={({ target }) => set(['mode'], target.value)}
      >
        <option value="shadow">shadow</option>
        <option value="enforce">enforce</option>
      </SelectField>
      <TextArea
        label="Description"
        rows={2}
        maxLength={2000}
        value={textOf(draft.description)}
        error={errorAt('description')}
        onChange={({ target }) => set(['description'], target.value === '' ? undefined : target.value)}
      />
      <div className={styles.pair}>
        <TextField
          label="Begins"
          type="datetime-local"
          value={toLocal(draft.starts)}
          hint="At once where it is empty. In your zone; kept in UTC."
          error={errorAt('starts')}
          onChange={({ target }) => set(['starts'], fromLocal(target.value))}
        />
        <TextField
          label="Ends"
          type="datetime-local"
          value={toLocal(draft.expires)}
          hint="Never where it is empty."
          error={errorAt('expires')}
          onChange={({ target }) => set(['expires'], fromLocal(target.value))}
        />
      </div>
      {draft.rules.map((rule, place) => (
        <RuleCard
          // A rule is known by its place: its name is being written.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={place}
          rule={rule}
          place={place}
          last={place === draft.rules.length - 1}
          errorAt={errorAt}
          onSet={set}
          onMove={(to) => onChange(moveRule(text, place, to))}
          onRemove={() => onChange(removeRule(text, place))}
        />
      ))}
      <div className="row">
        <Button onClick={() => onChange(addRule(text))}>
          <Plus size={14} aria-hidden /> Add a rule
        </Button>
        <span className="soft">The first rule whose conditions all hold counts.</span>
      </div>
    </div>
  )
}
