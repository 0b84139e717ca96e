import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { TLP, TLP_WORDS, type Tlp } from '@/api/sharing-words'
import { FormDialog } from '@/components/FormDialog'
import { useView } from '@/components/use-view'
import { SelectField, TextArea, TextField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import type { ConnectionsSearch } from '../search'

const WORD = '[a-z0-9]([a-z0-9\\-]{0,62}[a-z0-9])?'
const WORD_TITLE = 'small letters, digits and hyphens'

/** Makes a collection; who may use it is said afterwards. */
export function NewCollectionDialog({ onClose }: { onClose: () => void }) {
  const [, change] = useView<ConnectionsSearch>()
  const [draft, setDraft] = useState({ title: '', description: '', community: '', alias: '', tlp_max: 'amber' as Tlp })
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  const make = api.useMutation('post', '/v1/collections', {
    onSuccess: async ({ id, title }) => {
      await queryClient.invalidateQueries()
      notify(`${title} made: say now who may use it`)
      change({ id, new: undefined })
    },
  })
  const submit = (): void => {
    const { alias, ...rest } = draft
    make.mutate({ body: { ...rest, ...(alias === '' ? {} : { alias }) } })
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Make a collection"
      description="A place of our TAXII server in which one community exchanges objects. Nobody may use it until you say who."
      does="Make it"
      busy={make.isPending}
      error={make.error}
      onSubmit={submit}
    >
      <TextField
        label="Title"
        required
        maxLength={200}
        value={draft.title}
        onChange={({ target }) => set({ title: target.value })}
      />
      <TextArea
        label="Description"
        maxLength={2000}
        value={draft.description}
        onChange={({ target }) => set({ description: target.value })}
      />
      <TextField
        label="Community"
        required
        pattern={WORD}
        title={WORD_TITLE}
        value={draft.community}
        onChange={({ target }) => set({ community: target.value })}
        hint={`Its address is /taxii2/${draft.community || 'COMMUNITY'}/: ${WORD_TITLE}.`}
      />
      <SelectField
        label="Objects marked up to"
        value={draft.tlp_max}
        onChange={({ target }) => set({ tlp_max: TLP.find((one) => one === target.value) ?? 'amber' })}
        hint={`Others are refused. TLP:${draft.tlp_max.toUpperCase()}: ${TLP_WORDS[draft.tlp_max]}.`}
      >
        {TLP.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <TextField
        label="Alias"
        pattern={WORD}
        title={WORD_TITLE}
        value={draft.alias}
        onChange={({ target }) => set({ alias: target.value })}
        hint="May stand in addresses in place of the id. Empty: none."
      />
    </FormDialog>
  )
}
