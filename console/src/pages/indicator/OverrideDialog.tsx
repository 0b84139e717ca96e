import { type FormEvent, useId, useState } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { SelectField, TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { type Override, putOverride } from './put-override'

const REASON_LENGTH_MAX = 1000

interface OverrideDialogProps {
  id: string
  before: Override | null
  onClose: () => void
}

/** Pins the confidence of an indicator or mutes it, with the reason. */
export function OverrideDialog({ id, before, onClose }: OverrideDialogProps) {
  const [kind, setKind] = useState<'pin' | 'mute'>(before?.muted === true ? 'mute' : 'pin')
  const [confidence, setConfidence] = useState(String(before?.confidence ?? ''))
  const [reason, setReason] = useState(before?.reason ?? '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const form = useId()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const muted = kind === 'mute'
      await putOverride(id, { muted, confidence: muted ? null : Number(confidence), reason: reason.trim() })
      notify(muted ? 'Muted' : `Pinned at ${confidence}`)
      onClose()
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Override the indicator"
      description="It stays so until somebody takes it back, also when the indicator comes again."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} busy={busy}>
            {kind === 'mute' ? 'Mute it' : 'Pin it'}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <SelectField
          label="What"
          value={kind}
          onChange={({ target }) => setKind(target.value === 'mute' ? 'mute' : 'pin')}
        >
          <option value="pin">pin its confidence</option>
          <option value="mute">mute it: do not look for it</option>
        </SelectField>
        {kind === 'pin' ? (
          <TextField
            label="Confidence, 0 to 100"
            type="number"
            required
            min={0}
            max={100}
            step={1}
            value={confidence}
            onChange={({ target }) => setConfidence(target.value)}
          />
        ) : null}
        <TextArea
          label="Reason"
          required
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="For those who read it later."
        />
        {error === undefined ? null : <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
