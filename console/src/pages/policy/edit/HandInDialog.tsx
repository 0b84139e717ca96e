import { type FormEvent, useId, useMemo, useState } from 'react'
import type { PolicyRecord } from '@/api/policy'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Checkbox, TextArea } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { comparePolicies } from '../versions/compare-lines'
import { DiffView } from '../versions/DiffView'
import type { Check } from './use-check'
import { useKeep, usePropose } from './use-hand-in'

interface HandInDialogProps {
  way: 'propose' | 'keep'
  text: string
  check: Check
  newest: PolicyRecord | undefined
  onClose: () => void
  onDone: () => void
}

const REASON_MAX = 2000

/** Shows what a draft changes before it is handed to a second person, or kept. */
export function HandInDialog({ way, text, check, newest, onClose, onDone }: HandInDialogProps) {
  const { policy, everyone } = check
  const [reason, setReason] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  const form = useId()
  const done = (): void => {
    onDone()
    onClose()
  }
  const propose = usePropose(done)
  const keep = useKeep(done)
  const sent = way === 'propose' ? propose : keep
  const base_version = newest?.version ?? 0
  const lines = useMemo(() => comparePolicies(newest?.policy, policy), [newest, policy])
  const enforced = policy.mode === 'enforce'
  const asksAll = enforced && everyone.length > 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    sent.mutate({ name: policy.name, text, reason: reason.trim(), everyone: asksAll && confirmed, base_version })
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={way === 'propose' ? `Propose ${policy.name}` : `Keep ${policy.name}`}
      description={
        way === 'propose'
          ? 'It counts when another person approves it. You cannot approve it yourself, nor with a key that you made.'
          : `It counts at once, ${enforced ? 'and is enforced from the next request on' : 'in shadow'}. No second person looks at it.`
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look={way === 'keep' && enforced ? 'danger' : 'primary'}
            type="submit"
            form={form}
            busy={sent.isPending}
            disabled={asksAll && !confirmed}
          >
            {way === 'propose' ? 'Propose it' : enforced ? 'Keep and enforce it' : 'Keep it'}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
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
            <Checkbox
              label="That is meant"
              checked={confirmed}
              onChange={({ target }) => setConfirmed(target.checked)}
            />
          </Note>
        ) : null}
        {sent.isError ? <ErrorNote error={sent.error} /> : null}
        <DiffView lines={lines} label={newest === undefined ? 'A new policy' : `Against version ${base_version}`} />
      </form>
    </Dialog>
  )
}
