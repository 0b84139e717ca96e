import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { AccountField } from './AccountField'
import { dayFromNow, endOfDay } from './end-of-clearance'
import { FormDialog } from './FormDialog'

const REASON_LENGTH_MAX = 2000

interface PlaceHoldDialogProps {
  /** that is held; without it, it is asked for */
  account?: string
  onClose: () => void
}

/** Forbids that an account is erased or forgotten. */
export function PlaceHoldDialog({ account, onClose }: PlaceHoldDialogProps) {
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const place = api.useMutation('post', '/v1/accounts/{id}/holds', {
    onSuccess: async ({ account_id }) => {
      await queryClient.invalidateQueries()
      notify(`${account_id} is held: it cannot be erased.`)
      onClose()
    },
  })
  const submit = (): void => {
    const until = day === '' ? {} : { until: endOfDay(day) }
    place.mutate({ params: { path: { id: account ?? typed.trim() } }, body: { reason: reason.trim(), ...until } })
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Place a legal hold"
      description={`Nothing of ${account ?? 'the account'} is erased or forgotten until the hold ends or is lifted. What is decided about its requests stays as it is.`}
      does="Place it"
      busy={place.isPending}
      error={place.error}
      onSubmit={submit}
    >
      {account === undefined ? (
        <AccountField value={typed} onChange={setTyped} hint=" It is not looked up: mind the spelling." />
      ) : null}
      <TextArea
        label="Reason"
        required
        maxLength={REASON_LENGTH_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="Which court, authority or dispute, and its reference. No names of people."
      />
      <TextField
        label="Last day"
        type="date"
        min={dayFromNow(1)}
        value={day}
        onChange={({ target }) => setDay(target.value)}
        hint="Leave it empty: it stands until somebody lifts it."
      />
    </FormDialog>
  )
}
