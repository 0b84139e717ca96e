import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { FORM_WORDS, FORMS, TLP, TLP_WORDS } from '@/api/sharing-words'
import { FormDialog } from '@/components/FormDialog'
import { PurposeFields } from '@/components/PurposeFields'
import { useView } from '@/components/use-view'
import { SelectField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { AddresseeFields } from './AddresseeFields'
import { type AskDraft, bodyOf, isStix, startOfAsking, takesStixOnly } from './ask-draft'
import { CommunityFields } from './CommunityFields'
import { SubjectFields } from './SubjectFields'
import type { OutboxSearch } from './search'
import { useAllOutgoing } from './use-all-outgoing'

/** Asks that something may leave; what became of that is the page that opens. */
export function AskDialog({ onClose }: { onClose: () => void }) {
  const [view] = useView<OutboxSearch>()
  const [draft, setDraft] = useState(() => startOfAsking(view))
  const before = useAllOutgoing(undefined).data?.rows ?? []
  const navigate = useNavigate()
  const ask = api.useMutation('post', '/v1/outgoing', {
    onSuccess: ({ id, status, objections }) => {
      void queryClient.invalidateQueries()
      if (status === 'refused') notify(`The gate refused it. Objections: ${objections.length}`, { tone: 'danger' })
      else notify('It waits for another person')
      void navigate({ to: '/outbox/$id', params: { id } })
    },
  })
  const change = (part: Partial<AskDraft>): void =>
    setDraft((held) => {
      const next = { ...held, ...part }
      return takesStixOnly(next.to) && !isStix(next.form) ? { ...next, to: 'other' } : next
    })
  const submit = (): void => {
    ask.mutate({ body: bodyOf(draft) })
  }
  return (
    <FormDialog
      wide
      onClose={onClose}
      title="Ask that something may leave"
      description="It is made, the lawful gate looks at the very bytes, and another person approves them. Nothing leaves by asking."
      does={ask.isPending ? 'The gate looks …' : 'Ask'}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={submit}
    >
      <div className="columns">
        <SelectField
          label="Form"
          value={draft.form}
          onChange={({ target }) => change({ form: FORMS.find((one) => one === target.value) ?? 'stix' })}
        >
          {FORMS.map((one) => (
            <option key={one} value={one}>
              {FORM_WORDS[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Traffic Light Protocol"
          value={draft.tlp}
          onChange={({ target }) => change({ tlp: TLP.find((one) => one === target.value) ?? 'amber' })}
          hint={`TLP:${draft.tlp.toUpperCase()}: ${TLP_WORDS[draft.tlp]}.`}
        >
          {TLP.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      </div>
      <SubjectFields draft={draft} onChange={change} />
      <AddresseeFields draft={draft} onChange={change} before={before} />
      <PurposeFields value={draft.purpose} onChange={(purpose) => change({ purpose })} />
      <CommunityFields draft={draft} onChange={change} />
    </FormDialog>
  )
}
