import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { ShareList } from '@/ui/ShareList'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { Account } from '../account-types'
import { DaysCard } from './DaysCard'
import { FactsCard } from './FactsCard'
import { HoursCard } from './HoursCard'

interface Part {
  name: string
  exchanges: number
  share: number
}
const CSV: readonly Column<Part>[] = [
  { id: 'name', header: 'name', value: ({ name }) => name },
  { id: 'exchanges', header: 'exchanges', value: ({ exchanges }) => exchanges },
  { id: 'share', header: 'share of its exchanges', value: ({ share }) => share },
]
const PARTS = [
  {
    name: 'capabilities',
    title: 'Capability',
    told: 'What its exchanges ask for.',
    none: 'No content was kept of its exchanges, so nothing is known of what they ask for.',
  },
  {
    name: 'elicitation',
    title: 'Elicitation',
    told: 'Marks of what a student model is trained on. An exchange may carry several, or none.',
    none: 'None of its exchanges carries a mark of elicitation, or no content was seen.',
  },
  { name: 'models', title: 'Models', told: 'Which models answered.', none: 'The logs name no models.' },
] as const

/** What it did: how much by day and hour, of which models, what it asked for and how. */
export function ProfileTab({ account }: { account: Account }) {
  const { id, profile } = account
  if (profile === null)
    return (
      <div className="stack">
        <EmptyState title="No exchange of it is stored">
          It was told of, or it is on a list; exchanges may be older than retention allows, or never came.
        </EmptyState>
        <FactsCard account={account} />
      </div>
    )
  return (
    <div className="stack">
      <DaysCard id={id} profile={profile} />
      <HoursCard id={id} profile={profile} />
      <div className="columns">
        {PARTS.map(({ name, title, told, none }) => (
          <Card
            key={name}
            title={title}
            actions={<CsvButton name={`${id}-${name}`} columns={CSV} rows={profile[name]} />}
          >
            <div className="stack">
              <p className="soft">{told} Shares of all its stored exchanges.</p>
              {profile[name].length === 0 ? (
                <EmptyState title="Nothing known">{none}</EmptyState>
              ) : (
                <ShareList label={title} shares={profile[name]} />
              )}
            </div>
          </Card>
        ))}
        <FactsCard account={account} />
      </div>
    </div>
  )
}
