import { useState } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { FormDialog } from '@/components/FormDialog'
import { Checkbox, TextArea } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { DiffView } from '../versions/DiffView'
import type { Check } from './use-check'
import { useKeep, usePropose } from './use-hand-in'

interface HandInDialogProps {
  way: 'propose' | 'keep'
  text: string
  check: Check
  /** the newest version when the draft was begun, 0: none */
  since: number
  onClose: () => void
  onDone: () => void
}

const REASON_MAX = 2000

/** Shows what a draft changes before it is handed to a second person, or kept. */
export function HandInDialog({ way, text, check, since, onClose, onDone }: HandInDialogProps) {
  const { policy, everyone, difference } = check
  const [reason, setReason] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  /** the version of somebody else that is meant to be undone */
  const [undone, setUndone] = useState<number | undefined>()
  const done = (): void => {
    onDone()
    onClose()
  }
  const propose = usePropose(done)
  const keep = useKeep(done)
  const sent = way === 'propose' ? propose : keep
  const expected_version = difference.from
  const undoes = expected_version !== since
  const enforced = policy.mode === 'enforce'
  const asksAll = enforced && everyone.length > 0
  const submit = (): void => {
    sent.mutate({ name: policy.name, text, reason: reason.trim(), everyone: asksAll && confirmed, expected_version })
  }
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={way === 'propose' ? `Propose ${policy.name}` : `Keep ${policy.name}`}
      description={
        way === 'propose'
          ? 'It counts when another person approves it. You cannot approve it yourself, nor with a key that you made.'
          : `It counts at once, ${enforced ? 'and is enforced from the next request on' : 'in shadow'}. No second person looks at it.`
      }
      does={way === 'propose' ? 'Propose it' : enforced ? 'Keep and enforce it' : 'Keep it'}
      look={way === 'keep' && enforced ? 'danger' : 'primary'}
      busy={sent.isPending}
      disabled={(asksAll && !confirmed) || (undoes && undone !== expected_version)}
      onSubmit={submit}
    >
      {way === 'propose' ? (
        <TextArea
          label="Reason"
          required
          maxLength={REASON_MAX}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="What the second person should know: what you saw, what the backtest said. No names of people."
        />
      ) : null}
      {asksAll ? (
        <Note tone="danger">
          <p>For everybody, also for who is in no campaign, this holds: {everyone.join(', ')}.</p>
          <Checkbox label="That is meant" checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)} />
        </Note>
      ) : null}
      {undoes ? <Undoes since={since} version={expected_version} undone={undone} onChange={setUndone} /> : null}
      {sent.isError ? <ErrorNote error={sent.error} /> : null}
      <DiffView
        lines={difference.lines}
        label={expected_version === 0 ? 'A new policy' : `Against version ${expected_version}`}
      />
    </FormDialog>
  )
}

interface UndoesProps {
  since: number
  /** the newest version */
  version: number
  undone: number | undefined
  onChange: (undone: number | undefined) => void
}

/** Asks whether a version that somebody kept after the draft was begun is meant to be undone. */
const Undoes = ({ since, version, undone, onChange }: UndoesProps) => (
  <Note tone="danger">
    <p>
      Version {version} was kept since you began this draft{since === 0 ? '' : `, when version ${since} was the newest`}
      . What it changed is undone, unless you wrote it into the draft: look at what is removed below.
    </p>
    <Checkbox
      label="That is meant"
      checked={undone === version}
      onChange={({ target }) => onChange(target.checked ? version : undefined)}
    />
  </Note>
)
