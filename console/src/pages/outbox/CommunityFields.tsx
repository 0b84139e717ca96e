import { useSharingTerms } from '@/api/use-sharing-terms'
import { Checkbox, SelectField, TextField } from '@/ui/Field'
import type { AskDraft } from './ask-draft'

interface CommunityFieldsProps {
  draft: AskDraft
  onChange: (part: Partial<AskDraft>) => void
}

/** Under whose key tokens are made, and whether accounts are named by pseudonyms under it. Forms that hold none have none. */
export function CommunityFields({ draft, onChange }: CommunityFieldsProps) {
  const { known, communities } = useSharingTerms()
  if (draft.form === 'sightings' || draft.form === 'evidence') return null
  const field = {
    label: 'Community whose key makes tokens',
    value: draft.community,
    hint: 'None: that of the collection, where there is one; else values that need a key do not go along.',
  }
  return (
    <div className="stack">
      {known ? (
        <SelectField {...field} onChange={({ target }) => onChange({ community: target.value })}>
          <option value="">none</option>
          {communities.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      ) : (
        <TextField {...field} maxLength={64} onChange={({ target }) => onChange({ community: target.value })} />
      )}
      {draft.community === '' ? null : (
        <Checkbox
          label="Name the accounts by pseudonyms under that key; without it they are only counted"
          checked={draft.accounts}
          onChange={({ target }) => onChange({ accounts: target.checked })}
        />
      )}
    </div>
  )
}
