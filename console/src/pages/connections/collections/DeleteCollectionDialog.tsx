import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/Toast'
import type { ConnectionsSearch } from '../search'
import type { Collection } from './collection-columns'

/** Removes a collection with all that is in it, after asking: there is no way back. */
export function DeleteCollectionDialog({ collection, onClose }: { collection: Collection; onClose: () => void }) {
  const [, change] = useView<ConnectionsSearch>()
  const remove = api.useMutation('delete', '/v1/collections/{id}', {
    onSuccess: async () => {
      notify(`${collection.title} removed`)
      change({ id: undefined })
      await queryClient.invalidateQueries()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Remove ${collection.title}?`}
      description="All that was published in it and all that partners sent goes with it, for good. Who uses it is answered as if it had never been."
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            look="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ params: { path: { id: collection.id } } })}
          >
            Remove it
          </Button>
        </>
      }
    >
      {remove.isError ? <ErrorNote error={remove.error} /> : null}
    </Dialog>
  )
}
