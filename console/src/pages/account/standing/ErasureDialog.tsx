import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api, queryClient } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { Dialog } from '@/ui/Dialog'
import { Facts } from '@/ui/Facts'
import { TextField } from '@/ui/Field'
import { Note } from '@/ui/Note'

const FORM = 'erasure-form'

/** Erases the account once its id was typed; then tells what went. */
export function ErasureDialog({ account, onClose }: { account: string; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const navigate = useNavigate()
  const erase = api.useMutation('post', '/v1/accounts/{id}/erasure')
  const leave = async (): Promise<void> => {
    await navigate({ to: '/accounts' })
    // Nothing of it is to be shown from memory.
    queryClient.removeQueries({ type: 'inactive' })
    await queryClient.invalidateQueries()
  }
  const gone = erase.data
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed === account) erase.mutate({ params: { path: { id: account } } })
  }
  return (
    <Dialog
      open
      onClose={gone === undefined ? onClose : () => void leave()}
      title={gone === undefined ? 'Erase this account?' : 'The account is erased'}
      description={
        gone === undefined
          ? 'It is erased everywhere, at once and for good. Backups keep it until they end.'
          : 'What was removed, or changed where others share it:'
      }
      actions={
        gone === undefined ? (
          <>
            <Button onClick={onClose}>Keep it</Button>
            <Button look="danger" type="submit" form={FORM} busy={erase.isPending} disabled={typed !== account}>
              Erase it for good
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={() => void leave()}>
            To the accounts
          </Button>
        )
      }
    >
      {gone === undefined ? (
        <form id={FORM} className="stack" onSubmit={submit}>
          <TextField
            label={`Type ${account} to confirm`}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          {erase.isError ? <ErrorNote error={erase.error} /> : null}
        </form>
      ) : (
        <Note tone="good">
          <Facts
            facts={Object.entries({ ...gone.state, ...gone.exchanges }).map(
              ([name, count]) => [name.replaceAll('_', ' '), formatCount(count)] as const,
            )}
          />
        </Note>
      )}
    </Dialog>
  )
}
