import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '@/api/client'
import { FormDialog } from '@/components/FormDialog'
import { Checkbox, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { putGrant } from './put-grant'

const KEYS_MAX = 1000

/** Says who may read or write a collection. */
export function GrantDialog({ collection, onClose }: { collection: string; onClose: () => void }) {
  const keys = api.useQuery('get', '/v1/keys', { params: { query: { limit: KEYS_MAX } } }).data?.items ?? []
  const [principal, setPrincipal] = useState('')
  const [can_read, setRead] = useState(true)
  const [can_write, setWrite] = useState(false)
  const grant = useMutation({
    mutationFn: () => putGrant(collection, { principal: principal.trim(), can_read, can_write }),
    onSuccess: () => {
      notify(`${principal.trim()} may use it now`)
      onClose()
    },
  })
  const list = useId()
  return (
    <FormDialog
      onClose={onClose}
      title="Let somebody use the collection"
      description="A key or a person with the scope «taxii». What they send is shown to them and to us, and to nobody else."
      does="Grant it"
      busy={grant.isPending}
      disabled={!can_read && !can_write}
      error={grant.error}
      onSubmit={() => grant.mutate()}
    >
      <TextField
        label="Who"
        required
        pattern="(key|person):.+"
        title="key: and the lineage of a key, or person: and a subject"
        list={list}
        value={principal}
        onChange={({ target }) => setPrincipal(target.value)}
        hint="key:LINEAGE or person:SUBJECT. Keys with the scope «taxii» are offered."
      />
      <datalist id={list}>
        {keys
          .filter(({ scopes, revoked }) => scopes.includes('taxii') && revoked === null)
          .map(({ lineage, name }) => (
            <option key={lineage} value={`key:${lineage}`}>
              {name}
            </option>
          ))}
      </datalist>
      <Checkbox label="Read what we publish" checked={can_read} onChange={({ target }) => setRead(target.checked)} />
      <Checkbox label="Send us objects" checked={can_write} onChange={({ target }) => setWrite(target.checked)} />
    </FormDialog>
  )
}
