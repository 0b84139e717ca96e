import { useSharingTerms } from '@/api/use-sharing-terms'
import { Checkbox, SelectField } from '@/ui/Field'
import type { AskDraft } from './ask-draft'

interface CommunityFieldsProps {
  draft: AskDraft
  onChange: (part: Partial<AskDraft>) => void
}

/** Under whose key tokens are made, and whether accounts are named by pseudonyms under it. Forms that hold none have none. */
export function CommunityFields({ draft, onChange }: CommunityFieldsProps) {
  const { communities } = useSharingTerms()
  if (draft.form === 'sightings' || draft.form === 'evidence') return null
  return (
    <div className="stack">
      <SelectField
        label="Community whose key makes tokens"
        value={draft.community}
        hint="None: that of the collection, where there is one; else values that need a key do not go along."
        onChange={({ target }) => onChange({ community: target.value })}
      >
        <option value="">none</option>
        {communities.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
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
