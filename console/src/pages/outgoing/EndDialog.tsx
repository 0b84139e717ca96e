import { api, queryClient } from '@/api/client'
import type { Outgoing } from '@/api/sharing-words'
import { ReasonDialog } from '@/components/ReasonDialog'
import { notify } from '@/ui/Toast'

interface EndDialogProps {
  record: Outgoing
  act: 'reject' | 'withdraw'
  onClose: () => void
}

/** Rejects it or takes it back, with a reason; for good. */
export function EndDialog({ record: { id }, act, onClose }: EndDialogProps) {
  const onSuccess = (): void => {
    notify(act === 'reject' ? 'Rejected: it will not leave' : 'Withdrawn: it will not leave')
    void queryClient.invalidateQueries()
    onClose()
  }
  const reject = api.useMutation('post', '/v1/outgoing/{id}/reject', { onSuccess })
  const withdraw = api.useMutation('post', '/v1/outgoing/{id}/withdraw', { onSuccess })
  const ending = act === 'reject' ? reject : withdraw
  return (
    <ReasonDialog
      title={act === 'reject' ? `Reject ${id}?` : `Withdraw ${id}?`}
      description="It will not leave, and its bytes are forgotten. To have it leave after all, somebody asks for it anew."
      does={act === 'reject' ? 'Reject it' : 'Withdraw it'}
      busy={ending.isPending}
      error={ending.error}
      onReason={(reason) => ending.mutate({ params: { path: { id } }, body: { reason } })}
      onClose={onClose}
    />
  )
}
