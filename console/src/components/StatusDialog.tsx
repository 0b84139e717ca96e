import { useState } from 'react'
import { STATUSES, type Status } from '@/api/campaign-status'
import { type Judged, restoreStatuses, type StatusesSet, setStatuses } from '@/api/set-statuses'
import { SelectField, TextArea } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { notify } from '@/ui/Toast'
import { FormDialog } from './FormDialog'

const NOTE_LENGTH_MAX = 2000
const MEANING: Readonly<Record<Status, string>> = {
  open: 'Nobody has judged it yet. Actions that rested count again.',
  confirmed: 'A person holds it for harvesting. It stays in sight also where a run does not find it again.',
  dismissed: 'A person holds it for innocent. Actions on it rest.',
  closed: 'It is dealt with. Actions on it rest.',
}

interface StatusDialogProps {
  /** campaigns with the status that each has now */
  campaigns: readonly Judged[]
  status: Status
  onClose: () => void
  onDone?: () => void
}

/** Asks for the new status and the reason; what was set can be taken back. */
export function StatusDialog({ campaigns, status: wanted, onClose, onDone }: StatusDialogProps) {
  const [status, setStatus] = useState(wanted)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<StatusesSet['failed']>([])
  const what = campaigns.length === 1 ? campaigns[0]!.id : `${campaigns.length} campaigns`

  const submit = async (): Promise<void> => {
    setBusy(true)
    const set = await setStatuses(campaigns, status, note.trim())
    setBusy(false)
    tell(set, status)
    setFailed(set.failed)
    if (set.failed.length > 0) return
    onDone?.()
    onClose()
  }

  return (
    <FormDialog
      onClose={onClose}
      title={campaigns.length === 1 ? 'Change the status' : `Change the status of ${what}`}
      description={`${what}: the status, the reason and your name go into the history and the audit log.`}
      does={`Set to ${status}`}
      busy={busy}
      onSubmit={submit}
    >
      <SelectField
        label="Status"
        value={status}
        onChange={(event) => setStatus(event.target.value as Status)}
        hint={MEANING[status]}
      >
        {STATUSES.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <TextArea
        label="Reason"
        required
        maxLength={NOTE_LENGTH_MAX}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        hint="What you saw, for those who read the history later. No prompts, no names of customers."
      />
      {failed.length === 0 ? null : (
        <Note tone="danger">
          <p>Not set:</p>
          <ul>
            {failed.map(({ id, message }) => (
              <li key={id}>
                <code>{id}</code>: {message}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </FormDialog>
  )
}

function tell({ done, failed, actions_count }: StatusesSet, status: Status): void {
  if (done.length === 0) {
    if (failed.length === 0) notify(`Nothing changed: ${status} before`)
    return
  }
  const what = done.length === 1 ? done[0]!.id : `${done.length} campaigns`
  const rests = status === 'dismissed' || status === 'closed'
  const actions = actions_count === 0 ? '' : `; ${actions_count} actions ${rests ? 'rest' : 'count again'}`
  notify(`${what} ${status}${actions}`, { undo: { label: 'Undo', run: () => void takeBack(done, status) } })
}

async function takeBack(before: readonly Judged[], status: Status): Promise<void> {
  const { failed } = await restoreStatuses(before, `Taken back: it had just been set to ${status}.`)
  if (failed.length === 0) notify('Taken back')
  else notify(`${failed.length} could not be taken back: ${failed[0]!.message}`, { tone: 'danger' })
}
