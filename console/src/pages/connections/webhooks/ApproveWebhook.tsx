import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { notify } from '@/ui/Toast'
import type { Webhook } from './webhook-columns'

/** Lets changes go to an address by themselves. */
export function ApproveWebhook({ webhook: { id, recipient } }: { webhook: Webhook }) {
  const approve = api.useMutation('post', '/v1/webhooks/{id}/approve', {
    onSuccess: () => {
      notify(`${recipient} hears of what happens from now on`)
      void queryClient.invalidateQueries()
    },
  })
  return (
    <div className="stack">
      <p>
        Once approved, each change of a campaign goes to {recipient} without anybody looking; the gate looks at each.
        What you approve are this address, level and purpose.
      </p>
      {approve.isError ? <ErrorNote error={approve.error} /> : null}
      <div className="row">
        <Button look="primary" busy={approve.isPending} onClick={() => approve.mutate({ params: { path: { id } } })}>
          Approve it
        </Button>
      </div>
    </div>
  )
}
