import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { EVENT_COLUMNS } from './event-columns'

const EVENTS_MAX = 1000

/** What runs of detection and people made of it, the newest first. */
export function HistoryTab({ id }: { id: string }) {
  const history = api.useQuery('get', '/v1/campaigns/{id}/history', {
    params: { path: { id }, query: { limit: EVENTS_MAX } },
  })
  return (
    <Fetched query={history} lines={6}>
      {({ items }) => (
        <Card title="History" actions={<CsvButton name={`${id}-history`} columns={EVENT_COLUMNS} rows={items} />}>
          <div className="stack">
            <p className="soft">
              Each line is how the campaign stood after the event. Who did what else is in the audit log; actions and
              appeals stand in its case.
            </p>
            {items.length === EVENTS_MAX ? <Note>The newest {formatCount(EVENTS_MAX)} events are shown.</Note> : null}
            <DataTable
              label="History of the campaign"
              columns={EVENT_COLUMNS}
              rows={items}
              rowKey={({ seq }) => `${seq}`}
            />
          </div>
        </Card>
      )}
    </Fetched>
  )
}
