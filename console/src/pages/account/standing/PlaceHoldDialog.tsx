import { type FormEvent, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { dayFromNow, endOfDay } from '@/components/end-of-clearance'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'

const REASON_LENGTH_MAX = 2000
const FORM = 'hold-form'

/** Forbids the erasure of the account. */
export function PlaceHoldDialog({ account, onClose }: { account: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const place = api.useMutation('post', '/v1/accounts/{id}/holds', {
    onSuccess: ({ id }) => {
      notify(`${id} stands: the account cannot be erased.`)
      void queryClient.invalidateQueries()
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const until = day === '' ? {} : { until: endOfDay(day) }
    place.mutate({ params: { path: { id: account } }, body: { reason: reason.trim(), ...until } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Place a legal hold"
      description={`${account} cannot be erased, and what is kept of it outlives retention, until the hold ends.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={FORM} busy={place.isPending}>
            Place it
          </Button>
        </>
      }
    >
      <form id={FORM} className="stack" onSubmit={submit}>
        <TextArea
          label="Reason"
          required
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="Which court, authority or dispute, and its reference."
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
