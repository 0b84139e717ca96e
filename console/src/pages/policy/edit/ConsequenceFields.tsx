import { SelectField } from '@/ui/Field'
import { Choices } from './ConditionField'
import { DraftField, readNumber } from './DraftField'
import styles from './PolicyForm.module.css'
import type { DraftRule } from './read-draft'

interface ConsequenceFieldsProps {
  consequence: DraftRule['do']
  /** the words for a field of it, where it is wrong */
  errorAt: (name: string) => string | undefined
  onSet: (name: string, value: unknown) => void
  onReplace: (consequence: object) => void
}

const DEGRADATIONS = ['withhold_reasoning', 'watermark', 'canary'] as const

/** From the mildest to the strictest, with what each begins with. */
const ACTIONS: readonly { action: string; label: string; hint: string; begin: object }[] = [
  { action: 'observe', label: 'Observe', hint: 'Recorded, and let pass.', begin: {} },
  {
    action: 'throttle',
    label: 'Throttle',
    hint: 'So many requests a minute from each account; more are refused until later (429).',
    begin: { per_minute: 10, burst: 20 },
  },
  {
    action: 'degrade',
    label: 'Degrade',
    hint: 'Answers that are worth less to a student.',
    begin: { degrade: ['withhold_reasoning'] },
  },
  { action: 'challenge', label: 'Challenge', hint: 'Refused until the account has verified itself.', begin: {} },
  { action: 'block', label: 'Block', hint: 'Refused (403).', begin: {} },
]

/** What a rule does, and how much of it. */
export function ConsequenceFields({ consequence, errorAt, onSet, onReplace }: ConsequenceFieldsProps) {
  const found = ACTIONS.find(({ action }) => action === consequence.action)
  return (
    <>
      <SelectField
        label="Then"
        value={found?.action ?? ''}
        hint={found?.hint}
        error={errorAt('action')}
        onChange={({ target }) => {
          const { action, begin } = ACTIONS.find((one) => one.action === target.value)!
          onReplace({ action, ...begin })
        }}
      >
        {found === undefined ? <option value="">choose one</option> : null}
        {ACTIONS.map(({ action, label }) => (
          <option key={action} value={action}>
            {label}
          </option>
        ))}
      </SelectField>
      {consequence.action === 'throttle' ? (
        <div className={styles.pair}>
          <DraftField
            label="Requests a minute"
            hint="From each account."
            value={consequence.per_minute}
            error={errorAt('per_minute')}
            read={readNumber}
            onChange={(value) => onSet('per_minute', value)}
          />
          <DraftField
            label="At once"
            hint="1 where nothing is said."
            value={consequence.burst}
            error={errorAt('burst')}
            read={(text) => readNumber(text) ?? undefined}
            onChange={(value) => onSet('burst', value)}
          />
        </div>
      ) : null}
      {consequence.action === 'degrade' ? (
        <Choices
          label="In these ways"
          hint={errorAt('degrade') ?? 'Watermark and canary are only told to who asks: nothing here brings them about.'}
          wrong={errorAt('degrade') !== undefined}
          choices={DEGRADATIONS}
          value={consequence.degrade}
          onChange={(value) => onSet('degrade', value)}
        />
      ) : null}
    </>
  )
}
