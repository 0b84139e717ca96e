import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '@/components/FormDialog'
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
  const muted = kind === 'mute'
  const override = useMutation({
    mutationFn: () => putOverride(id, { muted, confidence: muted ? null : Number(confidence), reason: reason.trim() }),
    onSuccess: () => {
      notify(muted ? 'Muted' : `Pinned at ${confidence}`)
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title="Override the indicator"
      description="It stays so until somebody takes it back, also when the indicator comes again."
      does={muted ? 'Mute it' : 'Pin it'}
      busy={override.isPending}
      error={override.error}
      onSubmit={() => override.mutate()}
    >
      <SelectField
        label="What"
        value={kind}
        onChange={({ target }) => setKind(target.value === 'mute' ? 'mute' : 'pin')}
      >
        <option value="pin">pin its confidence</option>
        <option value="mute">mute it: do not look for it</option>
      </SelectField>
      {muted ? null : (
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
      )}
      <TextArea
        label="Reason"
        required
        maxLength={REASON_LENGTH_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="For those who read it later."
      />
    </FormDialog>
  )
}
