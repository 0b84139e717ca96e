import { useState } from 'react'
import type { Item } from '@/api/answer'
import { api, client, queryClient } from '@/api/client'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { Person } from '@/components/Person'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { GrantDialog } from './GrantDialog'
import { putGrant } from './put-grant'

type Grant = Item<'/v1/collections/{id}/grants'>
const GRANTS_MAX = 1000

const COLUMNS: readonly Column<Grant>[] = [
  {
    id: 'principal',
    header: 'Who',
    value: ({ principal }) => principal,
    cell: (grant) => <Person id={grant.principal} />,
  },
  {
    id: 'may',
    header: 'May',
    value: ({ can_read, can_write }) =>
      [can_read ? 'read' : undefined, can_write ? 'write' : undefined].filter(Boolean).join(', ') || 'nothing',
  },
  {
    id: 'granted',
    header: 'Granted',
    value: ({ granted }) => granted,
    cell: ({ granted }) => <Time at={granted} />,
    secondary: true,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ granted_by }) => granted_by,
    cell: ({ granted_by }) => <Person id={granted_by} />,
    secondary: true,
  },
]

/** Who may read or write the collection; for others it is not there. */
export function GrantsCard({ collection }: { collection: string }) {
  const admin = useMay('admin')
  const [giving, setGiving] = useState(false)
  const grants = api.useQuery('get', '/v1/collections/{id}/grants', {
    params: { path: { id: collection }, query: { limit: GRANTS_MAX } },
  })
  const take = async (grant: Grant): Promise<void> => {
    try {
      const path = { id: collection, principal: grant.principal }
      await client.DELETE('/v1/collections/{id}/grants/{principal}', { params: { path } })
      notify(`Taken from ${grant.principal}`, {
        undo: { label: 'Undo', run: () => void putGrant(collection, grant).catch(told) },
      })
    } catch (error) {
      told(error)
    }
    await queryClient.invalidateQueries()
  }
  const columns: readonly Column<Grant>[] = admin
    ? [
        ...COLUMNS,
        {
          id: 'take',
          header: 'Do',
          value: () => undefined,
          unsorted: true,
          cell: (grant) => (
            <Button look="quiet" onClick={() => void take(grant)} aria-label={`Take it away from ${grant.principal}`}>
              Take it away
            </Button>
          ),
        },
      ]
    : COLUMNS
  return (
    <Card
      title="Who may use it"
      actions={
        <>
          {admin ? <Button onClick={() => setGiving(true)}>Let somebody use it</Button> : null}
          <CsvButton name={`${collection}-grants`} columns={COLUMNS} rows={grants.data?.items ?? []} />
        </>
      }
    >
      <Fetched query={grants}>
        {({ items }) => (
          <DataTable
            label="Who may use the collection"
            columns={columns}
            rows={items}
            rowKey={({ principal }) => principal}
            height="16rem"
            empty={
              <EmptyState title="Nobody may use it yet">
                Whoever uses it needs a key with the scope «taxii», and a grant here; an administrator gives both.
              </EmptyState>
            }
          />
        )}
      </Fetched>
      {giving ? <GrantDialog collection={collection} onClose={() => setGiving(false)} /> : null}
    </Card>
  )
}

const told = (error: unknown): void => notify(`Not done: ${asProblem(error).message}`, { tone: 'danger' })
