import type { Affiliation } from '../campaign-types'
import { type GroundDraft, groundDrafts, groundsOf, objectionToGrounds } from './affiliation-draft'

/** What may be stated beside the affiliation, as a form asks for it. */
export const STATED_KINDS = {
  provider: 'who gave accounts',
  model: 'a model that learned from the outputs',
  proxy: 'a proxy that it came through',
  hosting: 'a hosting provider that it came through',
  asn: 'a network that it came through',
} as const
export type StatedKind = keyof typeof STATED_KINDS

/** One statement while it is written; role and location are of who gave accounts. */
export interface StatedDraft {
  key: number
  kind: StatedKind
  name: string
  role: string
  location: string
  grounds: GroundDraft[]
}

export type Stated = Pick<Affiliation, 'account_network_providers' | 'models_trained' | 'infrastructure'>

let last = 0
export const emptyStated = (): StatedDraft => ({
  ...{ key: ++last, kind: 'provider', name: '', role: '', location: '' },
  grounds: groundDrafts([{ statement: '', source: '', independent: false }]),
})

export const statedDrafts = ({
  account_network_providers = [],
  models_trained = [],
  infrastructure = [],
}: Stated): StatedDraft[] => [
  ...account_network_providers.map(({ name, role, location, grounds }) => ({
    ...{ ...emptyStated(), name: name ?? '', role, location: location ?? '' },
    grounds: groundDrafts(grounds),
  })),
  ...models_trained.map(({ name, grounds }) => ({
    ...{ ...emptyStated(), kind: 'model' as const, name },
    grounds: groundDrafts(grounds),
  })),
  ...infrastructure.map(({ kind, description, grounds }) => ({
    ...{ ...emptyStated(), kind, name: description },
    grounds: groundDrafts(grounds),
  })),
]

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is sent: each statement in the list of its kind. */
export const statedOf = (drafts: readonly StatedDraft[]): Required<Stated> => ({
  account_network_providers: drafts
    .filter(({ kind }) => kind === 'provider')
    .map(({ name, role, location, grounds }) => ({
      ...{ name: orNull(name), role: role.trim(), location: orNull(location) },
      grounds: groundsOf(grounds),
    })),
  models_trained: drafts
    .filter(({ kind }) => kind === 'model')
    .map(({ name, grounds }) => ({ name: name.trim(), grounds: groundsOf(grounds) })),
  infrastructure: drafts.flatMap(({ kind, name, grounds }) =>
    kind === 'provider' || kind === 'model' ? [] : [{ kind, description: name.trim(), grounds: groundsOf(grounds) }],
  ),
})

/** What the server would object to, in the words of the form; undefined where nothing is wrong. */
export function objectionToStated(drafts: readonly StatedDraft[]): string | undefined {
  for (const [place, { kind, name, role, grounds }] of drafts.entries()) {
    const of = `Statement ${place + 1}:`
    if (kind === 'provider' && role.trim() === '') return `${of} say what they gave.`
    if (kind !== 'provider' && name.trim() === '') return `${of} give its name.`
    const told = groundsOf(grounds)
    if (told.length === 0) return `${of} it needs grounds: add at least one.`
    const unfinished = objectionToGrounds(told)
    if (unfinished !== undefined) return `${of} ${unfinished}`
  }
  return
}
