import { useState } from 'react'
import type { Item } from '@/api/answer'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { Fetched } from '@/components/Fetched'
import { Person } from '@/components/Person'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'

type Received = Item<'/v1/collections/{id}/received'>
const PAGE = 200

const COLUMNS: readonly Column<Received>[] = [
  { id: 'added', header: 'Received', value: ({ added }) => added, cell: ({ added }) => <Time at={added} /> },
  { id: 'sender', header: 'From', value: ({ sender }) => sender, cell: ({ sender }) => <Person id={sender} /> },
  { id: 'type', header: 'Type', value: ({ type }) => type },
  { id: 'object', header: 'Object', value: ({ object_id }) => object_id, secondary: true },
  { id: 'version', header: 'Version', value: ({ version }) => version, secondary: true },
  {
    id: 'withdrawn',
    header: 'Withdrawn',
    value: ({ withdrawn }) => withdrawn,
    cell: ({ withdrawn }) => (withdrawn === null ? 'no' : <Time at={withdrawn} />),
    secondary: true,
  },
]

/** What partners sent, with who and when. Its indicators are taken over into the inbox by themselves. */
export function ReceivedCard({ collection }: { collection: string }) {
  const [open, setOpen] = useState<Received | undefined>()
  const query = api.useInfiniteQuery(
    'get',
    '/v1/collections/{id}/received',
    { params: { path: { id: collection }, query: { limit: PAGE } } },
    PAGE_AFTER_PAGE,
  )
  const paging = pagingOf(query)
  const { rows, readAll } = paging
  return (
    <Card
      title="Received"
      actions={<CsvButton name={`${collection}-received`} columns={COLUMNS} rows={rows} readAll={readAll} />}
    >
      <Fetched query={query}>
        {() => (
          <DataTable
            label="Objects received"
            columns={COLUMNS}
            rows={rows}
            rowKey={({ added }) => added}
            onOpen={setOpen}
            height="20rem"
            part={paging.part}
            onEnd={paging.onEnd}
            empty={
              <EmptyState title="Nothing was sent yet">Who may write sends objects by any TAXII 2.1 client.</EmptyState>
            }
          />
        )}
      </Fetched>
      {open === undefined ? null : (
        <Dialog
          open
          wide
          onClose={() => setOpen(undefined)}
          title={open.object_id}
          description="The object as its sender gave it."
          actions={<Button onClick={() => setOpen(undefined)}>Close</Button>}
        >
          {open.object === null ? <p>Its sender withdrew it.</p> : <pre>{JSON.stringify(open.object, null, 2)}</pre>}
        </Dialog>
      )}
    </Card>
  )
}
