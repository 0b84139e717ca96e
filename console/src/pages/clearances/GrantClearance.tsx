import { type FormEvent, useId, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { EndFields } from '@/components/EndFields'
import { ErrorNote } from '@/components/ErrorNote'
import { END_BY_SETTING, expiryOf } from '@/components/end-of-clearance'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { tellGranted } from './tell-granted'

const REASON_MAX = 2000
const WORDS = {
  allowed: {
    title: 'Put an account on the allow-list',
    told: 'Nothing is held against it, for all models: no policy, no action and no later detection touches it.',
    button: 'Put it on the list',
  },
  reseller: {
    title: 'Note a licensed reseller',
    told: 'Many customers stand behind a reseller, so it looks like many accounts of one. Nothing is held against the account.',
    button: 'Note it',
  },
} as const

interface GrantClearanceProps {
  kind: 'allowed' | 'reseller'
  onClose: () => void
}

/** Clears an account at once; for administrators. */
export function GrantClearance({ kind, onClose }: GrantClearanceProps) {
  const [account_id, setAccount] = useState('')
  const [reason, setReason] = useState('')
  const [end, setEnd] = useState(END_BY_SETTING)
  const form = useId()
  const { title, told, button } = WORDS[kind]
  const grant = api.useMutation('post', '/v1/clearances', {
    onSuccess: async ({ account_id, account_known }) => {
      await queryClient.invalidateQueries()
      notify(tellGranted(`${account_id} is cleared`, account_known))
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    grant.mutate({ body: { account_id: account_id.trim(), kind, reason: reason.trim(), ...expiryOf(end) } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={told}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} busy={grant.isPending}>
            {button}
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
          hint="As exchanges name it."
        />
        <TextArea
          label="Reason"
          required
          maxLength={REASON_MAX}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="What it rests on: a contract, a conversation, a review. No names of people."
        />
        <EndFields value={end} onChange={setEnd} />
        {grant.isError ? <ErrorNote error={grant.error} /> : null}
      </form>
    </Dialog>
  )
}
