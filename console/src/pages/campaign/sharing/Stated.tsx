import { Badge } from '@/ui/Badge'
import type { Affiliation } from '../campaign-types'
import { countedSources } from './counted-sources'

const THROUGH = { proxy: 'Proxy', hosting: 'Hosting', asn: 'Network' } as const

/** What people stated beside who stands behind it, each with its grounds; nothing where nobody did. */
export function Stated({ affiliation }: { affiliation: Affiliation }) {
  const { account_network_providers = [], models_trained = [], infrastructure = [] } = affiliation
  const stated = [
    ...account_network_providers.map(({ name, role, location, grounds }) => ({
      what: `Gave accounts: ${name ?? 'name not known'}, ${role}, ${location ?? 'location not known'}`,
      grounds,
    })),
    ...models_trained.map(({ name, grounds }) => ({ what: `Model trained: ${name}`, grounds })),
    ...infrastructure.map(({ kind, description, grounds }) => ({ what: `${THROUGH[kind]}: ${description}`, grounds })),
  ]
  if (stated.length === 0) return null
  return (
    <>
      <h3>Stated beside</h3>
      <ul className="stack">
        {withKeys(stated, ({ what }) => what).map(([key, { what, grounds }]) => (
          <li key={key}>
            {what}
            <Grounds grounds={grounds} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Two may read alike once a name was erased: each has its place in the key. */
const withKeys = <One,>(all: readonly One[], read: (one: One) => string): [string, One][] =>
  all.map((one, place) => [`${place} ${read(one)}`, one])

/** Grounds, and which of their sources count: one in two spellings is no corroboration, and a list does not show it. */
export function Grounds({ grounds }: { grounds: Affiliation['grounds'] }) {
  const counted = countedSources(grounds)
  return (
    <>
      <ol className="stack">
        {withKeys(grounds, ({ source, statement }) => `${source} ${statement}`).map(
          ([key, { statement, source, independent }]) => (
            <li key={key}>
              {statement} <span className="soft">({source})</span>{' '}
              <Badge tone={independent ? 'good' : 'neutral'}>{independent ? 'independent' : 'not independent'}</Badge>
            </li>
          ),
        )}
      </ol>
      <p className="soft">
        Independent sources that count: {counted.length === 0 ? 'none' : `${counted.length} (${counted.join('; ')})`}
      </p>
    </>
  )
}
