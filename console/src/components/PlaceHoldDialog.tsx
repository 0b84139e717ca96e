import { type FormEvent, useId, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { AccountField } from './AccountField'
import { ErrorNote } from './ErrorNote'
import { dayFromNow, endOfDay } from './end-of-clearance'

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
  const form = useId()
  const place = api.useMutation('post', '/v1/accounts/{id}/holds', {
    onSuccess: async ({ account_id }) => {
      await queryClient.invalidateQueries()
      notify(`${account_id} is held: it cannot be erased.`)
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const until = day === '' ? {} : { until: endOfDay(day) }
    place.mutate({ params: { path: { id: account ?? typed.trim() } }, body: { reason: reason.trim(), ...until } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Place a legal hold"
      description={`Nothing of ${account ?? 'the account'} is erased or forgotten until the hold ends or is lifted. What is decided about its requests stays as it is.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} busy={place.isPending}>
            Place it
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
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
        {place.isError ? <ErrorNote error={place.error} /> : null}
      </form>
    </Dialog>
  )
}
