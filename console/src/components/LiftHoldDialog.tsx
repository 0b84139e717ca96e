import { api, queryClient } from '@/api/client'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import { ErrorNote } from './ErrorNote'

interface LiftHoldDialogProps {
  hold: { id: string; account_id: string; reason: string; from: string; until: string | null }
  onClose: () => void
}

/** Ends a hold before its time, after asking. */
export function LiftHoldDialog({ hold: { id, account_id, reason, from, until }, onClose }: LiftHoldDialogProps) {
  const lift = api.useMutation('delete', '/v1/holds/{id}', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      notify(`The hold on ${account_id} is lifted`)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Lift the hold on ${account_id}?`}
      description="What is past its days is forgotten then, within a day, and the account can be erased. What is gone does not come back."
      actions={
        <>
          <Button onClick={onClose}>Keep the hold</Button>
          <Button look="danger" busy={lift.isPending} onClick={() => lift.mutate({ params: { path: { id } } })}>
            Lift it
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          ['Reason', reason],
          ['Since', <Time key="from" at={from} />],
          ['Until', until === null ? 'it is lifted' : <Time key="until" at={until} />],
        ]}
      />
      {lift.isError ? <ErrorNote error={lift.error} /> : null}
    </Dialog>
  )
}
