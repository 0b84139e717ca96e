import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { TextArea } from '@/ui/Field'
import { ErrorNote } from './ErrorNote'

const REASON_LENGTH_MAX = 2000

interface ReasonDialogProps {
  title: string
  description: string
  /** of the button */
  does: string
  busy: boolean
  error: unknown
  onReason: (reason: string) => void
  onClose: () => void
}

/** Asks why, before something that ends for good. */
export function ReasonDialog({ title, description, does, busy, error, onReason, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const form = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onReason(reason.trim())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button look="danger" type="submit" form={form} busy={busy}>
            {does}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <TextArea
          label="Reason"
          required
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="Your name, and that you did it, go into the audit log."
        />
        {error === null || error === undefined ? null : <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
