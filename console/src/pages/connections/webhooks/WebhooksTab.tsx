import { Plus } from 'lucide-react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { OneOf } from '../OneOf'
import type { ConnectionsSearch } from '../search'
import { NewWebhookDialog } from './NewWebhookDialog'
import { WebhookView } from './WebhookView'
import { WEBHOOK_COLUMNS } from './webhook-columns'

const WEBHOOKS_MAX = 1000

/** Addresses to which changes of campaigns go by themselves. */
export function WebhooksTab() {
  const [view, change] = useView<ConnectionsSearch>()
  const webhooks = api.useQuery('get', '/v1/webhooks', { params: { query: { limit: WEBHOOKS_MAX } } })
  const make = (
    <Button onClick={() => change({ new: 'yes' })}>
      <Plus size={14} aria-hidden /> Ask for a webhook
    </Button>
  )
  return (
    <>
      <Fetched query={webhooks}>
        {({ items }) => {
          if (view.id !== undefined)
            return (
              <OneOf items={items} id={view.id} back="All webhooks" noun="webhook">
                {(found) => <WebhookView webhook={found} />}
              </OneOf>
            )
          return (
            <DataTable
              label="Webhooks"
              columns={WEBHOOK_COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              onOpen={({ id }) => change({ id })}
              tools={
                <div className="row">
                  {make}
                  <CsvButton name="webhooks" columns={WEBHOOK_COLUMNS} rows={items} />
                </div>
              }
              empty={
                <EmptyState title="No webhook was asked for yet" action={make}>
                  It tells an address of changes of campaigns: figures and ids, no prompts, no accounts. Another person
                  approves it first.
                </EmptyState>
              }
            />
          )
        }}
      </Fetched>
      {view.new === 'yes' ? <NewWebhookDialog onClose={() => change({ new: undefined })} /> : null}
    </>
  )
}
