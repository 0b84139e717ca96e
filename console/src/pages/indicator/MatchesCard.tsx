import { Link, useNavigate } from '@tanstack/react-router'
import type { Item } from '@/api/answer'
import { api } from '@/api/client'
import type { Received } from '@/api/use-all-indicators'
import { Fetched } from '@/components/Fetched'
import { SightingWords } from '@/components/SightingWords'
import { AgainstChance } from '@/ui/AgainstChance'
import { Card } from '@/ui/Card'
import { Count } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'

type Match = Item<'/v1/indicators/{id}/matches'>

const COLUMNS: readonly Column<Match>[] = [
  {
    id: 'account',
    header: 'Account',
    value: ({ account_id }) => account_id,
    cell: ({ account_id }) => (
      <Link to="/accounts/$id" params={{ id: account_id }} className="mono">
        {account_id}
      </Link>
    ),
  },
  {
    id: 'exchanges',
    header: 'Exchanges',
    value: ({ exchanges }) => exchanges,
    cell: ({ exchanges }) => <Count value={exchanges} />,
    align: 'end',
  },
  {
    id: 'first',
    header: 'First',
    value: ({ first_seen }) => first_seen,
    cell: ({ first_seen }) => <Time at={first_seen} />,
    secondary: true,
  },
  {
    id: 'last',
    header: 'Last',
    value: ({ last_seen }) => last_seen,
    cell: ({ last_seen }) => <Time at={last_seen} />,
    secondary: true,
  },
]

/** Own accounts that show it, and what chance gives. */
export function MatchesCard({ received }: { received: Received }) {
  const { id } = received.indicator
  const navigate = useNavigate()
  const { sighting } = received
  const matches = api.useQuery('get', '/v1/indicators/{id}/matches', { params: { path: { id } } })
  return (
    <Card
      title="Accounts here that match"
      actions={<CsvButton name={`${id}-matches`} columns={COLUMNS} rows={matches.data?.items ?? []} />}
    >
      <div className="stack">
        {sighting === null ? null : (
          <>
            <Note tone={sighting.significant ? 'warn' : 'info'}>
              <p>
                <SightingWords {...sighting} />
                {sighting.significant
                  ? '. It renews the indicator, and can be offered back.'
                  : '. It renews nothing, and is not offered back.'}
              </p>
            </Note>
            <AgainstChance observed={sighting.accounts} expected={sighting.expected} unit="accounts that match" />
            <p className="soft">
              What chance gives is told{' '}
              {sighting.expected_from === 'publisher'
                ? 'by the prevalence that came with it'
                : 'by how often two own accounts share a value of its kind, for no prevalence came with it'}
              . That a matching account belongs to such a campaign: {Math.round(sighting.confidence)} of 100.
            </p>
          </>
        )}
        <Fetched query={matches}>
          {({ items }) => (
            <DataTable
              label="Accounts that match"
              columns={COLUMNS}
              rows={items}
              rowKey={({ account_id }) => account_id}
              onOpen={({ account_id }) => void navigate({ to: '/accounts/$id', params: { id: account_id } })}
              height="20rem"
              empty={<EmptyState title="No account here shows it">What arrives is held against it too.</EmptyState>}
            />
          )}
        </Fetched>
      </div>
    </Card>
  )
}
