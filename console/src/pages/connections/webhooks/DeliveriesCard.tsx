import { useMemo } from 'react'
import { api, queryClient } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { ErrorNote } from '@/components/ErrorNote'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { notify } from '@/ui/Toast'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import type { ConnectionsSearch } from '../search'
import { stateOf } from '../state-of'
import { DELIVERY_COLUMNS, withReplay } from './delivery-columns'
import type { Webhook } from './webhook-columns'

const PAGE = 200
const STATUSES = ['waiting', 'sent', 'dead'] as const

/** What was sent, what waits, and what was given up; the last two can be sent again, under the same ids. */
export function DeliveriesCard({ webhook }: { webhook: Webhook }) {
  const { id } = webhook
  const [{ status }, change] = useView<ConnectionsSearch>()
  const query = api.useInfiniteQuery(
    'get',
    '/v1/webhooks/{id}/deliveries',
    { params: { path: { id }, query: { limit: PAGE, ...(status === undefined ? {} : { status }) } } },
    PAGE_AFTER_PAGE,
  )
  const { mutate, isPending, error } = api.useMutation('post', '/v1/webhooks/{id}/replay', {
    onSuccess: ({ replayed }) => {
      notify(replayed === 0 ? 'There was nothing to send again' : `${replayed} are sent again`)
      void queryClient.invalidateQueries()
    },
  })
  const paging = pagingOf(query)
  const { rows, readAll } = paging
  const sends = stateOf(webhook) === 'approved'
  const columns = useMemo(
    () =>
      sends
        ? withReplay((one) => mutate({ params: { path: { id } }, body: { deliveries: [one.id] } }))
        : DELIVERY_COLUMNS,
    [sends, id, mutate],
  )
  return (
    <Card
      title="Deliveries"
      actions={
        <>
          {sends ? (
            <Button busy={isPending} onClick={() => mutate({ params: { path: { id } }, body: {} })}>
              Send all again that were given up
            </Button>
          ) : null}
          <CsvButton name={`${id}-deliveries`} columns={DELIVERY_COLUMNS} rows={rows} readAll={readAll} />
        </>
      }
    >
      <div className="stack">
        <SelectField
          label="State"
          data-filter
          value={status ?? ''}
          onChange={({ target }) => change({ status: STATUSES.find((one) => one === target.value) })}
        >
          <option value="">any</option>
          {STATUSES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        {error === null ? null : <ErrorNote error={error} />}
        <Fetched query={query}>
          {() => (
            <DataTable
              label="Deliveries"
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              height="24rem"
              part={paging.part}
              onEnd={paging.onEnd}
              empty={
                <EmptyState title="Nothing is in that state">
                  It hears of what happens from its approval on; what happened before is not sent.
                </EmptyState>
              }
            />
          )}
        </Fetched>
      </div>
    </Card>
  )
}
