import { useId, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { useSharingTerms } from '@/api/use-sharing-terms'
import { FormDialog } from '@/components/FormDialog'
import { PurposeFields, textOfPurpose } from '@/components/PurposeFields'
import { useView } from '@/components/use-view'
import { Checkbox, SelectField, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import type { ConnectionsSearch } from '../search'

/** Asks that a party may ask us, or that we may ask it. */
export function NewAgreementDialog({ onClose }: { onClose: () => void }) {
  const [, change] = useView<ConnectionsSearch>()
  const { communities } = useSharingTerms()
  const [direction, setDirection] = useState<'answer' | 'ask'>('ask')
  const [party, setParty] = useState('')
  const [community, setCommunity] = useState('')
  const [which, setWhich] = useState(false)
  const [purpose, setPurpose] = useState({ kind: 'defence against distillation', what: '' })
  const list = useId()
  const ask = api.useMutation('post', '/v1/psi/agreements', {
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries()
      notify('It waits for another person')
      change({ new: undefined, id })
    },
  })
  const submit = (): void => {
    ask.mutate({
      body: {
        direction,
        party: party.trim(),
        community,
        modes: which ? ['cardinality', 'intersection'] : ['cardinality'],
        purpose: textOfPurpose(purpose),
      },
    })
  }
  const asking = direction === 'ask'
  return (
    <FormDialog
      wide
      onClose={onClose}
      title="Ask for an agreement"
      description="Private matching happens once another person approves it, here and on the other side."
      does="Ask"
      busy={ask.isPending}
      error={ask.error}
      onSubmit={submit}
    >
      <SelectField
        label="Who asks"
        value={direction}
        onChange={({ target }) => setDirection(target.value === 'answer' ? 'answer' : 'ask')}
      >
        <option value="ask">we ask them</option>
        <option value="answer">they ask us</option>
      </SelectField>
      <TextField
        label={asking ? 'Address of the other server' : 'Who may ask'}
        required
        maxLength={2048}
        placeholder={asking ? 'https://' : 'key:…'}
        value={party}
        onChange={({ target }) => setParty(target.value)}
        hint={
          asking
            ? 'Its address as you reach it, without a path.'
            : 'key:LINEAGE or person:SUBJECT, with the scope «taxii».'
        }
      />
      <TextField
        label="Community"
        required
        list={list}
        pattern="[a-z0-9]([a-z0-9\-]{0,62}[a-z0-9])?"
        title="small letters, digits and hyphens"
        value={community}
        onChange={({ target }) => setCommunity(target.value)}
        hint="One whose key is here (sharing.communities)."
      />
      <datalist id={list}>
        {communities.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Checkbox
        label="Who asks may learn which tokens both have, and not only how many"
        checked={which}
        onChange={({ target }) => setWhich(target.checked)}
      />
      <PurposeFields value={purpose} onChange={setPurpose} />
    </FormDialog>
  )
}
