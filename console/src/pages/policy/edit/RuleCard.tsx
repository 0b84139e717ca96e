import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { Button } from '@/ui/Button'
import { SelectField } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { ConditionField } from './ConditionField'
import { ConsequenceFields } from './ConsequenceFields'
import { CONDITION_KINDS } from './condition-kinds'
import { DraftField } from './DraftField'
import type { DraftPath } from './draft-path'
import styles from './PolicyForm.module.css'
import type { DraftRule } from './read-draft'

interface RuleCardProps {
  rule: DraftRule
  /** from 0 */
  place: number
  last: boolean
  errorAt: (path: string) => string | undefined
  onSet: (path: DraftPath, value: unknown) => void
  onMove: (to: number) => void
  onRemove: () => void
}

/** One rule: what has to hold, and what is done then. */
export function RuleCard({ rule, place, last, errorAt, onSet, onMove, onRemove }: RuleCardProps) {
  const at = `rules[${place}]`
  const held = CONDITION_KINDS.filter(({ name }) => name in rule.when)
  const open = CONDITION_KINDS.filter(({ name }) => !(name in rule.when))
  const named = `rule ${place + 1}`
  return (
    <fieldset className={styles.rule}>
      <legend>Rule {place + 1}</legend>
      <div className={styles.named}>
        <DraftField
          label="Name"
          value={rule.name}
          error={errorAt(`${at}.name`)}
          read={(text) => text}
          onChange={(value) => onSet(['rules', place, 'name'], value)}
        />
        <div className={styles.acts}>
          <Button look="quiet" disabled={place === 0} onClick={() => onMove(place - 1)} aria-label={`Move ${named} up`}>
            <ArrowUp size={14} aria-hidden />
          </Button>
          <Button look="quiet" disabled={last} onClick={() => onMove(place + 1)} aria-label={`Move ${named} down`}>
            <ArrowDown size={14} aria-hidden />
          </Button>
          <Button look="quiet" onClick={onRemove} aria-label={`Remove ${named}`}>
            <Trash2 size={14} aria-hidden />
          </Button>
        </div>
      </div>
      {held.length === 0 ? (
        <Note tone="warn">
          Without a condition it holds for everybody, also for who is in no campaign. Enforced, that has to be
          confirmed.
        </Note>
      ) : null}
      {held.map((kind) => (
        <ConditionField
          key={kind.name}
          kind={kind}
          value={rule.when[kind.name]}
          error={errorAt(`${at}.when.${kind.name}`)}
          onChange={(value) => onSet(['rules', place, 'when', kind.name], value)}
        />
      ))}
      <SelectField
        label="Add a condition"
        value=""
        hint="All conditions of a rule have to hold; those on campaigns for one and the same."
        onChange={({ target }) => {
          const kind = open.find(({ name }) => name === target.value)
          if (kind !== undefined) onSet(['rules', place, 'when', kind.name], kind.initial)
        }}
      >
        <option value="">choose …</option>
        {open.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </SelectField>
      <ConsequenceFields
        consequence={rule.do}
        errorAt={(name) => errorAt(`${at}.do.${name}`)}
        onSet={(name, value) => onSet(['rules', place, 'do', name], value)}
        onReplace={(consequence) => onSet(['rules', place, 'do'], consequence)}
      />
    </fieldset>
  )
}
