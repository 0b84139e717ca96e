import { type FormEvent, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { EndFields } from '@/components/EndFields'
import { ErrorNote } from '@/components/ErrorNote'
import { END_BY_SETTING, expiryOf } from '@/components/end-of-clearance'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { SelectField, TextArea } from '@/ui/Field'
import { notify } from '@/ui/Toast'

const REASON_LENGTH_MAX = 2000
const FORM = 'grant-form'
const KINDS = {
  allowed: 'Known to be innocent: policies, actions and detections leave it alone.',
  reseller: 'Licensed: behind it are many users, so what looks like one operator is none.',
} as const
type Kind = keyof typeof KINDS

/** Puts the account on the allow-list, or notes that it is a licensed reseller. */
export function GrantDialog({ account, onClose }: { account: string; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('allowed')
  const [reason, setReason] = useState('')
  const [end, setEnd] = useState(END_BY_SETTING)
  const grant = api.useMutation('post', '/v1/clearances', {
    onSuccess: ({ id }) => {
      notify(`${id} holds from now on.`)
      void queryClient.invalidateQueries()
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    grant.mutate({ body: { account_id: account, kind, reason: reason.trim(), ...expiryOf(end) } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Grant a clearance"
      description={`${account} is let through by policies and actions at once, and no later detection overrides that.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={FORM} busy={grant.isPending}>
            Grant it
          </Button>
        </>
      }
    >
      <form id={FORM} className="stack" onSubmit={submit}>
        <SelectField
          label="Kind"
          value={kind}
          hint={KINDS[kind]}
          onChange={({ target }) => setKind(target.value as Kind)}
        >
          <option value="allowed">allow-list</option>
          <option value="reseller">licensed reseller</option>
        </SelectField>
        <EndFields value={end} onChange={setEnd} />
        <TextArea
          label="Reason"
          required
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          hint="Who vouches for it, and why. It is erased with the account."
        />
        {grant.isError ? <ErrorNote error={grant.error} /> : null}
      </form>
    </Dialog>
  )
}
