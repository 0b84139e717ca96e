import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { SelectField, TextArea } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { AccountField } from './AccountField'
import { EndFields } from './EndFields'
import { END_BY_SETTING, expiryOf } from './end-of-clearance'
import { FormDialog } from './FormDialog'
import { tellGranted } from './tell-granted'

const REASON_LENGTH_MAX = 2000
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
type Kind = keyof typeof WORDS

interface GrantClearanceDialogProps {
  /** what is not given is asked for */
  account?: string
  kind?: Kind
  onClose: () => void
}

/** Clears an account at once; for administrators. */
export function GrantClearanceDialog({ account, kind, onClose }: GrantClearanceDialogProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Kind>('allowed')
  const [reason, setReason] = useState('')
  const [end, setEnd] = useState(END_BY_SETTING)
  const granted = kind ?? chosen
  const { title, told, button } = WORDS[granted]
  const grant = api.useMutation('post', '/v1/clearances', {
    onSuccess: async ({ account_id, account_known }) => {
      await queryClient.invalidateQueries()
      notify(tellGranted(`${account_id} is cleared`, account_known))
      onClose()
    },
  })
  const submit = (): void => {
    const account_id = account ?? typed.trim()
    grant.mutate({ body: { account_id, kind: granted, reason: reason.trim(), ...expiryOf(end) } })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={account === undefined ? title : `Clear ${account}`}
      description={told}
      does={button}
      busy={grant.isPending}
      error={grant.error}
      onSubmit={submit}
    >
      {account === undefined ? <AccountField value={typed} onChange={setTyped} /> : null}
      {kind === undefined ? (
        <SelectField label="Kind" value={chosen} onChange={({ target }) => setChosen(target.value as Kind)}>
          <option value="allowed">allow-list</option>
          <option value="reseller">licensed reseller</option>
        </SelectField>
      ) : null}
      <TextArea
        label="Reason"
        required
        maxLength={REASON_LENGTH_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="What it rests on: a contract, a conversation, a review. It is erased with the account. No names of people."
      />
      <EndFields value={end} onChange={setEnd} />
    </FormDialog>
  )
}
