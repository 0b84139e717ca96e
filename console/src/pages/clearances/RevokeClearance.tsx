import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { FormDialog } from '@/components/FormDialog'
import { TextArea } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { type Clearance, KIND_WORDS } from './clearance'

const REASON_MAX = 2000

/** Ends a clearance, or refuses the request for a permit. */
export function RevokeClearance({ clearance, onClose }: { clearance: Clearance; onClose: () => void }) {
  const { id, account_id, kind, state } = clearance
  const [reason, setReason] = useState('')
  const refused = state === 'requested'
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      notify(refused ? `The request for ${account_id} is refused` : `${account_id} is not cleared by it any more`)
      onClose()
    },
  }
  const revoke = api.useMutation('delete', '/v1/clearances/{id}', done)
  const refuse = api.useMutation('post', '/v1/permits/{id}/refuse', done)
  const act = refused ? refuse : revoke
  const submit = (): void => {
    act.mutate({ params: { path: { id } }, body: { reason: reason.trim() } })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={refused ? `Refuse the permit for ${account_id}` : `Revoke the ${KIND_WORDS[kind]} of ${account_id}`}
      description={
        refused
          ? 'It never counts. A new request can be made.'
          : 'For good: from the next request on, policies, actions and detections count for the account again, unless something else clears it.'
      }
      does={refused ? 'Refuse it' : 'Revoke it'}
      look="danger"
      busy={act.isPending}
      error={act.error}
      onSubmit={submit}
    >
      <TextArea
        label="Reason"
        required
        maxLength={REASON_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="It is kept with the record and in the audit log. No names of people."
      />
    </FormDialog>
  )
}
