import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/Toast'
import type { Hold } from '../account-types'

/** Ends a hold before its time, after a question. */
export function LiftButton({ hold: { id, reason } }: { hold: Hold }) {
  const [asked, setAsked] = useState(false)
  const lift = api.useMutation('delete', '/v1/holds/{id}', {
    onSuccess: () => {
      notify(`${id} is lifted.`)
      setAsked(false)
      void queryClient.invalidateQueries()
    },
  })
  return (
    <>
      <Button look="quiet" aria-label={`Lift ${id}`} onClick={() => setAsked(true)}>
        Lift
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title="Lift this legal hold?"
        description={`${reason}. Nothing is erased at once, but what is older than its days is forgotten as everybody’s is.`}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
            <Button look="danger" busy={lift.isPending} onClick={() => lift.mutate({ params: { path: { id } } })}>
              Lift it
            </Button>
          </>
        }
      >
        {lift.isError ? <ErrorNote error={lift.error} /> : null}
      </Dialog>
    </>
  )
}
