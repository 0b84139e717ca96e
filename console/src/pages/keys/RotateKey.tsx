import { useEffect, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { holdSession, renewKey } from '@/api/session'
import { useMe } from '@/api/use-me'
import { FormDialog } from '@/components/FormDialog'
import { SelectField, TextField } from '@/ui/Field'
import { type Expiry, expiresOf } from './expiry'
import type { Key } from './key-state'
import { TokenOnce } from './TokenOnce'

const GRACES: readonly (readonly [seconds: number, name: string])[] = [
  [0, 'it ends now'],
  [3600, 'an hour'],
  [86_400, 'a day'],
  [604_800, 'a week'],
  [2_592_000, '30 days'],
]

/** Makes a new token for the same holder; the old one lives on for a while, so that nothing stops. */
export function RotateKey({ record, onClose }: { record: Key; onClose: () => void }) {
  const [grace, setGrace] = useState('86400')
  const [expiry, setExpiry] = useState<Expiry | 'same'>('same')
  const [day, setDay] = useState('')
  const own = useMe().data?.id === `key:${record.lineage}`
  // The old token may open nothing before the new one is here: that must not take this window away.
  useEffect(holdSession, [])
  const rotate = api.useMutation('post', '/v1/keys/{id}/rotate', {
    onSuccess: ({ token }) => {
      if (own) renewKey(token)
    },
  })
  const close = (): void => {
    onClose()
    void queryClient.invalidateQueries()
  }
  if (rotate.data !== undefined)
    return <TokenOnce token={rotate.data.token} record={rotate.data.key} own={own} onClose={close} />
  const submit = (): void => {
    rotate.mutate({
      params: { path: { id: record.id } },
      body: { grace_s: Number(grace), ...(expiry === 'same' ? {} : { expires: expiresOf(expiry, day) ?? null }) },
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={`Rotate ${record.name}`}
      description="A new token with the same name and scopes. To the audit log its holder stays the same."
      does="Rotate"
      busy={rotate.isPending}
      error={rotate.error}
      onSubmit={submit}
    >
      <SelectField
        label="The old token lives on for"
        value={grace}
        onChange={({ target }) => setGrace(target.value)}
        hint="As long as it takes to put the new one in place."
      >
        {GRACES.map(([seconds, name]) => (
          <option key={seconds} value={seconds}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="The new one ends"
        value={expiry}
        onChange={({ target }) => setExpiry(target.value as Expiry | 'same')}
      >
        <option value="same">as the old one would have</option>
        <option value="30">in 30 days</option>
        <option value="90">in 90 days</option>
        <option value="365">in a year</option>
        <option value="never">never</option>
        <option value="other">on a day</option>
      </SelectField>
      {expiry === 'other' ? (
        <TextField label="Last day" type="date" required value={day} onChange={({ target }) => setDay(target.value)} />
      ) : null}
    </FormDialog>
  )
}
