import { api, queryClient } from '@/api/client'
import { useMe } from '@/api/use-me'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import type { Key } from './key-state'

/** Ends a key, after asking: there is no way back. */
export function RevokeKey({ record, onClose }: { record: Key; onClose: () => void }) {
  const own = useMe().data?.id === `key:${record.lineage}`
  const revoke = api.useMutation('delete', '/v1/keys/{id}', {
    onSuccess: () => {
      notify(`${record.name} opens nothing any more.`)
      onClose()
      void queryClient.invalidateQueries()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Revoke ${record.name}?`}
      description="It ends at once, for good. Whoever works with it is refused; to go on they need another key."
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            look="danger"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ params: { path: { id: record.id } } })}
          >
            Revoke it
          </Button>
        </>
      }
    >
      <p>
        It may: {record.scopes.join(', ')}. Last used: <Time at={record.last_used} as="ago" />.
      </p>
      {own ? <Note tone="danger">You are signed in with this key. You will be signed out.</Note> : null}
      {record.origin === 'given' ? (
        <Note tone="warn">It comes from STILLWATCH_ADMIN_KEY. Take it out there as well.</Note>
      ) : null}
      {revoke.isError ? <ErrorNote error={revoke.error} /> : null}
    </Dialog>
  )
}
