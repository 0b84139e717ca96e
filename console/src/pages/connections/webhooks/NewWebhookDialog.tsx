import { useId, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { TLP_WORDS } from '@/api/sharing-words'
import { useSharingTerms } from '@/api/use-sharing-terms'
import { FormDialog } from '@/components/FormDialog'
import { PurposeFields, textOfPurpose } from '@/components/PurposeFields'
import { useView } from '@/components/use-view'
import { Checkbox, SelectField, TextField } from '@/ui/Field'
import type { ConnectionsSearch } from '../search'
import { SecretOnce } from './SecretOnce'
import styles from './Webhooks.module.css'

const EVENTS = ['raised', 'changed', 'merged', 'split', 'gone', 'back', 'status'] as const
/** Red is for named persons, and an address is none. */
const LEVELS = ['clear', 'green', 'amber', 'amber+strict'] as const

/** Asks for an address to which changes of campaigns go by themselves; its secret is shown once. */
export function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const [, change] = useView<ConnectionsSearch>()
  const { recipients } = useSharingTerms()
  const [draft, setDraft] = useState({ url: '', recipient: '', confidence: '90' })
  const [tlp, setTlp] = useState<(typeof LEVELS)[number]>('amber')
  const [events, setEvents] = useState<readonly (typeof EVENTS)[number][]>(EVENTS)
  const [purpose, setPurpose] = useState({ kind: 'defence against distillation', what: '' })
  const list = useId()
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  const ask = api.useMutation('post', '/v1/webhooks', { onSuccess: () => void queryClient.invalidateQueries() })
  if (ask.data !== undefined) {
    const { id, secret, recipient } = ask.data
    return (
      <SecretOnce secret={secret} recipient={recipient} onClose={() => change({ new: undefined, id })}>
        Nothing is sent until another person approves it.
      </SecretOnce>
    )
  }
  const submit = (): void => {
    const { url, recipient, confidence } = draft
    const confidence_min = Number(confidence) / 100
    ask.mutate({
      body: {
        url,
        recipient: recipient.trim(),
        tlp,
        purpose: textOfPurpose(purpose),
        events: [...events],
        confidence_min,
      },
    })
  }
  return (
    <FormDialog
      wide
      onClose={onClose}
      title="Ask for a webhook"
      description="Changes of campaigns go there by themselves once another person approves it: figures and ids, no prompts, no accounts."
      does="Ask"
      busy={ask.isPending}
      disabled={events.length === 0}
      error={ask.error}
      onSubmit={submit}
    >
      <TextField
        label="Address"
        type="url"
        required
        maxLength={2048}
        placeholder="https://"
        value={draft.url}
        onChange={({ target }) => set({ url: target.value })}
        hint="Without user and password. Redirects are not followed."
      />
      <div className="columns">
        <TextField
          label="Recipient"
          required
          maxLength={200}
          list={list}
          value={draft.recipient}
          onChange={({ target }) => set({ recipient: target.value })}
          hint="Who reads there, as in sharing.gate.recipients."
        />
        <datalist id={list}>
          {recipients.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <SelectField
          label="Traffic Light Protocol"
          value={tlp}
          onChange={({ target }) => setTlp(LEVELS.find((one) => one === target.value) ?? 'amber')}
          hint={`TLP:${tlp.toUpperCase()}: ${TLP_WORDS[tlp]}. Red does not leave by itself.`}
        >
          {LEVELS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <TextField
          label="Of campaigns from confidence, %"
          type="number"
          required
          min={0}
          max={100}
          value={draft.confidence}
          onChange={({ target }) => set({ confidence: target.value })}
        />
      </div>
      <PurposeFields value={purpose} onChange={setPurpose} />
      <fieldset className={styles.events}>
        <legend>Hears when a campaign is (at least one)</legend>
        {EVENTS.map((event) => (
          <Checkbox
            key={event}
            label={event}
            checked={events.includes(event)}
            onChange={() =>
              setEvents(events.includes(event) ? events.filter((one) => one !== event) : [...events, event])
            }
          />
        ))}
      </fieldset>
    </FormDialog>
  )
}
