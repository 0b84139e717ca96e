import { type FormEvent, useId, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { dayFromNow, endOfDay } from '@/components/end-of-clearance'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'

const REASON_MAX = 2000

/** Forbids that an account is erased or forgotten. */
export function PlaceHold({ onClose }: { onClose: () => void }) {
  const [account_id, setAccount] = useState('')
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const form = useId()
  const place = api.useMutation('post', '/v1/accounts/{id}/holds', {
    onSuccess: async ({ account_id }) => {
      await queryClient.invalidateQueries()
      notify(`${account_id} is held`)
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    place.mutate({
      params: { path: { id: account_id.trim() } },
      body: { reason: reason.trim(), ...(day === '' ? {} : { until: endOfDay(day) }) },
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Place a legal hold"
      description="Nothing of the account is erased or forgotten until the hold ends or is lifted. What is decided about its requests stays as it is."
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
        <TextField
          label="Account"
          required
          maxLength={512}
          value={account_id}
          onChange={({ target }) => setAccount(target.value)}
          hint="As exchanges name it. It is not looked up: mind the spelling."
        />
        <TextArea
          label="Reason"
          required
          maxLength={REASON_MAX}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="The file number of the request. No names of people."
        />
        <TextField
          label="Last day"
          type="date"
          min={dayFromNow(1)}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          hint="Until it is lifted where it is empty."
        />
        {place.isError ? <ErrorNote error={place.error} /> : null}
      </form>
    </Dialog>
  )
}
