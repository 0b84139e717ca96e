import { useState } from 'react'
import { TextArea } from '@/ui/Field'
import { FormDialog } from './FormDialog'

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
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      description={description}
      does={does}
      look="danger"
      busy={busy}
      leaves="Leave it"
      error={error}
      onSubmit={() => onReason(reason.trim())}
    >
      <TextArea
        label="Reason"
        required
        maxLength={REASON_LENGTH_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="Your name, and that you did it, go into the audit log."
      />
    </FormDialog>
  )
}
