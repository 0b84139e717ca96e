import { Plus } from 'lucide-react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { BackLink } from '../BackLink'
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
          if (view.id !== undefined) {
            const found = items.find(({ id }) => id === view.id)
            return (
              <div className="stack">
                <BackLink>All webhooks</BackLink>
                {found === undefined ? (
                  <Note tone="warn">There is no webhook {view.id}.</Note>
                ) : (
                  <WebhookView webhook={found} />
                )}
              </div>
            )
          }
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
