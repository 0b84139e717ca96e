import { useId } from 'react'
import { api } from '@/api/client'
import type { Outgoing } from '@/api/sharing-words'
import { useSharingTerms } from '@/api/use-sharing-terms'
import { SelectField, TextField } from '@/ui/Field'
import { type AskDraft, isStix } from './ask-draft'

const COLLECTIONS_MAX = 1000

interface AddresseeFieldsProps {
  draft: AskDraft
  onChange: (part: Partial<AskDraft>) => void
  /** that were asked for before: names to choose from where it is none of the settings */
  before: readonly Outgoing[]
}

/** To whom it goes: who stands in the settings, a collection here, or one of another server. */
export function AddresseeFields({ draft, onChange, before }: AddresseeFieldsProps) {
  const { recipients, remotes } = useSharingTerms()
  const collections = api.useQuery('get', '/v1/collections', { params: { query: { limit: COLLECTIONS_MAX } } }).data
  const names = [...new Set(before.map(({ recipient }) => recipient))].sort()
  const list = useId()
  const stix = isStix(draft.form)
  return (
    <div className="columns">
      <SelectField
        label="To"
        value={draft.to}
        onChange={({ target }) => onChange({ to: target.value })}
        hint={stix ? undefined : 'Collections and other servers take STIX alone.'}
      >
        <optgroup label="Recipients of the settings">
          {recipients.map(({ name, kind, tlp_max }) => (
            <option key={name} value={`recipient:${name}`}>
              {name} ({kind}, up to {tlp_max})
            </option>
          ))}
          <option value="other">another recipient …</option>
        </optgroup>
        {stix ? (
          <>
            <optgroup label="TAXII collections here">
              {(collections?.items ?? []).map(({ id, title, community, tlp_max }) => (
                <option key={id} value={`collection:${id}`}>
                  {title} ({community}, up to {tlp_max})
                </option>
              ))}
            </optgroup>
            <optgroup label="Other TAXII servers">
              {remotes
                .filter(({ recipient }) => recipient !== '')
                .map(({ url, recipient }) => (
                  <option key={url} value={`remote:${url}`}>
                    {recipient}: {url}
                  </option>
                ))}
            </optgroup>
          </>
        ) : null}
      </SelectField>
      {draft.to === 'other' ? (
        <>
          <TextField
            label="Recipient"
            required
            maxLength={200}
            list={list}
            value={draft.other}
            onChange={({ target }) => onChange({ other: target.value })}
            hint="As it stands in sharing.gate.recipients; the gate refuses whom it does not know."
          />
          <datalist id={list}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      ) : null}
    </div>
  )
}
