import { type ReactNode, useId } from 'react'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNote } from './ErrorNote'

interface FormDialogProps {
  title: string
  /** in a sentence, what it is for */
  description: string
  /** what the button that sends it says */
  does: string
  look?: 'primary' | 'danger'
  /** what the button that leaves all as it is says */
  leaves?: string
  /** it is on its way */
  busy?: boolean
  /** nothing that could be sent stands in it yet */
  disabled?: boolean
  /** why it was not done: it is told beneath the fields, which keep what was written */
  error?: unknown
  /** faults are told by who draws it, and not by the browser */
  ownChecks?: boolean
  wide?: boolean
  onSubmit: () => void
  onClose: () => void
  /** the fields */
  children: ReactNode
}

/**
 * A window with a form: sent by its button or Enter, once at a time; what went wrong is told in place. While it is on its way
 * the window stays: what comes back may be a secret that is shown once.
 */
export function FormDialog({
  does,
  look = 'primary',
  leaves = 'Cancel',
  busy = false,
  disabled = false,
  error,
  ownChecks = false,
  onSubmit,
  onClose,
  children,
  ...shown
}: FormDialogProps) {
  const form = useId()
  const leave = (): void => {
    if (!busy) onClose()
  }
  return (
    <Dialog
      {...shown}
      open
      onClose={leave}
      actions={
        <>
          <Button onClick={leave} disabled={busy}>
            {leaves}
          </Button>
          <Button look={look} type="submit" form={form} busy={busy} disabled={disabled}>
            {does}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        noValidate={ownChecks}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
        {error === null || error === undefined ? null : <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
