import { api, queryClient } from '@/api/client'
import { ReasonDialog } from '@/components/ReasonDialog'
import { notify } from '@/ui/Toast'
import type { Webhook } from './webhook-columns'

/** Ends a webhook, with a reason. */
export function DisableDialog({ webhook: { id, recipient }, onClose }: { webhook: Webhook; onClose: () => void }) {
  const disable = api.useMutation('post', '/v1/webhooks/{id}/disable', {
    onSuccess: () => {
      notify(`Nothing goes to ${recipient} any more`)
      void queryClient.invalidateQueries()
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={`Disable the webhook to ${recipient}?`}
      description="Nothing is sent there any more, also what waits. To send there again, ask for a new one."
      does="Disable it"
      busy={disable.isPending}
      error={disable.error}
      onReason={(reason) => disable.mutate({ params: { path: { id } }, body: { reason } })}
      onClose={onClose}
    />
  )
}
