import type { paths } from '@/api/schema'
import { type OutgoingForm, STIX_FORMS, type Tlp, TO_AUTHORITY } from '@/api/sharing-words'
import { type Purpose, textOfPurpose } from '@/components/PurposeFields'
import type { OutboxSearch } from './search'

export type NewOutgoing = paths['/v1/outgoing']['post']['requestBody']['content']['application/json']

/** What the form holds. */
export interface AskDraft {
  campaign: string
  form: OutgoingForm
  /** `recipient:NAME`, `collection:ID`, `remote:URL`; `other`: the name that is typed */
  to: string
  other: string
  tlp: Tlp
  purpose: Purpose
  /** empty: none named */
  community: string
  accounts: boolean
  source: string
  /** day, YYYY-MM-DD; empty: all */
  since: string
}

export const startOfAsking = ({ campaign = '', source, ask }: OutboxSearch): AskDraft => ({
  campaign,
  form: source !== undefined ? 'sightings' : ask === 'authority' ? 'evidence' : 'stix',
  to: 'other',
  other: '',
  tlp: 'amber',
  purpose: { kind: ask === 'authority' ? TO_AUTHORITY : 'defence against distillation', what: '' },
  community: '',
  accounts: false,
  source: source ?? '',
  since: '',
})

/** Where something may go in a form: collections and remotes take STIX alone. */
export const takesStixOnly = (to: string): boolean => to.startsWith('collection:') || to.startsWith('remote:')
export const isStix = (form: OutgoingForm): boolean => STIX_FORMS.includes(form)

/** What is asked of the server: of sightings no campaign, of all else no source. */
export function bodyOf(draft: AskDraft): NewOutgoing {
  const { form, tlp, purpose, community, accounts } = draft
  const sightings = form === 'sightings'
  return {
    form,
    tlp,
    purpose: textOfPurpose(purpose),
    ...addresseeOf(draft),
    ...(sightings ? { source: draft.source.trim() } : { campaign: draft.campaign.trim() }),
    ...(sightings && draft.since !== '' ? { since: new Date(`${draft.since}T00:00:00`).toISOString() } : {}),
    ...(community === '' || sightings ? {} : { community: community.trim(), accounts }),
  }
}

function addresseeOf({ to, other }: AskDraft): Pick<NewOutgoing, 'recipient' | 'collection' | 'remote'> {
  const [, kind, name] = /^(recipient|collection|remote):(.+)$/.exec(to) ?? []
  return kind === undefined ? { recipient: other.trim() } : { [kind]: name! }
}
