import { lazy, Suspense } from 'react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Loading } from '@/ui/Loading'
import { Note } from '@/ui/Note'
import { useTabSearch } from '../tab-search'
import type { CampaignGraph } from './campaign-graph'
import { GraphTable } from './GraphTable'

// The library that draws comes when a graph is first looked at.
const GraphView = lazy(async () => ({ default: (await import('./GraphView')).GraphView }))

/** The accounts of a campaign and what they share: as a picture, or as a table. */
export function GraphTab({ id }: { id: string }) {
  const graph = api.useQuery('get', '/v1/campaigns/{id}/graph', { params: { path: { id } } }, { staleTime: 300_000 })
  const [search, change] = useTabSearch()
  const table = search.as === 'table'
  return (
    <Card
      title="Accounts and what they share"
      actions={
        <>
          <Button aria-pressed={!table} look={table ? 'quiet' : 'plain'} onClick={() => change({ as: undefined })}>
            Picture
          </Button>
          <Button aria-pressed={table} look={table ? 'plain' : 'quiet'} onClick={() => change({ as: 'table' })}>
            Table
          </Button>
        </>
      }
    >
      <Fetched query={graph} lines={10}>
        {(found) => (
          <div className="stack">
            <LeftOut graph={found} />
            {found.items.length === 0 ? (
              <EmptyState title="These accounts share nothing that is kept">
                Tell Stillwatch who pays and from where requests come (PUT /v1/accounts, or fields of the log), and it
                is seen here.
              </EmptyState>
            ) : table ? (
              <GraphTable graph={found} />
            ) : (
              <Suspense fallback={<Loading lines={10} label="The graph is on its way" />}>
                <GraphView graph={found} />
              </Suspense>
            )}
          </div>
        )}
      </Fetched>
    </Card>
  )
}

function LeftOut({ graph: { left_out } }: { graph: CampaignGraph }) {
  const parts = Object.entries(left_out).filter(([, count]) => count > 0)
  if (parts.length === 0) return null
  return (
    <Note tone="warn">
      Not shown, past the bounds of the settings: {parts.map(([name, n]) => `${formatCount(n)} ${name}`).join(', ')}.
    </Note>
  )
}
