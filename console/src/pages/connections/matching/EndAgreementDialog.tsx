import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/Toast'
import type { Agreement } from './agreement-columns'

/** Ends an agreement, after asking: for good. */
export function EndAgreementDialog({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const end = api.useMutation('delete', '/v1/psi/agreements/{id}', {
    onSuccess: () => {
      notify('The agreement is ended')
      void queryClient.invalidateQueries()
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title="End the agreement?"
      description="For good: what is asked from now on is not answered. To match again, ask for a new one."
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            look="danger"
            busy={end.isPending}
            onClick={() => end.mutate({ params: { path: { id: agreement.id } } })}
          >
            End it
          </Button>
        </>
      }
    >
      {end.isError ? <ErrorNote error={end.error} /> : null}
    </Dialog>
  )
}
