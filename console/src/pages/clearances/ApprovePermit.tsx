import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Person } from '@/components/Person'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import type { Clearance } from './clearance'
import { describeQuota } from './describe-quota'

/** The second person gives the leave of the model's owner. */
export function ApprovePermit({ permit, onClose }: { permit: Clearance; onClose: () => void }) {
  const { id, account_id, models, quota, purpose, expires, created_by } = permit
  const approve = api.useMutation('post', '/v1/permits/{id}/approve', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      notify(`${account_id} holds a permit now`)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Approve the permit for ${account_id}`}
      description="You give the leave of the model's owner to distil. It counts at once: policies, actions and detections are not held against the account for what it covers."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={approve.isPending} onClick={() => approve.mutate({ params: { path: { id } } })}>
            Approve it
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          ['Purpose', purpose],
          ['Models', models?.join(', ') ?? 'all'],
          ['Quota', describeQuota(quota)],
          ['Ends', <Time key="ends" at={expires} as="day" />],
          ['Requested by', <Person key="by" id={created_by} />],
        ]}
      />
      {approve.isError ? <ErrorNote error={approve.error} /> : null}
    </Dialog>
  )
}
