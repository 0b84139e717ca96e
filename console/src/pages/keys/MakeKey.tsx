import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import type { Scope } from '@/api/use-me'
import { FormDialog } from '@/components/FormDialog'
import { Checkbox, SelectField, TextField } from '@/ui/Field'
import { type Expiry, expiresOf } from './expiry'
import styles from './MakeKey.module.css'
import { SCOPES } from './scopes'
import { TokenOnce } from './TokenOnce'

/** Makes a key. When it is made, its token is shown, this once. */
export function MakeKey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>([])
  const [expiry, setExpiry] = useState<Expiry>('365')
  const [day, setDay] = useState('')
  const make = api.useMutation('post', '/v1/keys', { onSuccess: () => void queryClient.invalidateQueries() })
  if (make.data !== undefined) return <TokenOnce token={make.data.token} record={make.data.key} onClose={onClose} />
  const submit = (): void => {
    if (scopes.length === 0) return
    const expires = expiresOf(expiry, day)
    make.mutate({ body: { name: name.trim(), scopes: [...scopes], ...(expires === undefined ? {} : { expires }) } })
  }
  const toggle = (scope: Scope): void =>
    setScopes((held) => (held.includes(scope) ? held.filter((one) => one !== scope) : [...held, scope]))
  return (
    <FormDialog
      wide
      onClose={onClose}
      title="Make a key"
      description="For one person or program. What it may do is chosen now and cannot be changed later."
      does="Make the key"
      busy={make.isPending}
      disabled={scopes.length === 0}
      error={make.error}
      onSubmit={submit}
    >
      <TextField
        label="Name"
        required
        maxLength={120}
        value={name}
        onChange={({ target }) => setName(target.value)}
        hint="Who or what holds it, as in «gateway in Frankfurt»."
      />
      <fieldset className={styles.scopes}>
        <legend>What it may do (at least one)</legend>
        {SCOPES.map(({ scope, opens }) => (
          <Checkbox
            key={scope}
            checked={scopes.includes(scope)}
            onChange={() => toggle(scope)}
            label={
              <>
                <strong>{scope}</strong> <span className="soft">{opens}</span>
              </>
            }
          />
        ))}
      </fieldset>
      <div className="columns">
        <SelectField label="Ends" value={expiry} onChange={({ target }) => setExpiry(target.value as Expiry)}>
          <option value="30">in 30 days</option>
          <option value="90">in 90 days</option>
          <option value="365">in a year</option>
          <option value="never">never</option>
          <option value="other">on a day</option>
        </SelectField>
        {expiry === 'other' ? (
          <TextField
            label="Last day"
            type="date"
            required
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        ) : null}
      </div>
    </FormDialog>
  )
}
