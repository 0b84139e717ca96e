import { openSession } from '@/api/session'
import { useMe } from '@/api/use-me'
import { Button } from '@/ui/Button'
import { CopyBlock } from '@/ui/CopyBlock'
import { Dialog } from '@/ui/Dialog'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import type { Key } from './key-state'

/** The token of a key that was just made. It closes only by its button: what is lost here cannot be had again. */
export function TokenOnce({ token, record, onClose }: { token: string; record: Key; onClose: () => void }) {
  const own = useMe().data?.id === `key:${record.lineage}`
  const change = (): void => {
    openSession(token)
    notify('This tab works with the new key now.')
    onClose()
  }
  return (
    <Dialog
      open
      onClose={() => {}}
      title={`The token of ${record.name}`}
      description="This is the only time that it is shown: the server keeps a hash of it alone."
      actions={
        <>
          {own ? <Button onClick={change}>Work with it in this tab</Button> : null}
          <Button look="primary" onClick={onClose}>
            I have put it away
          </Button>
        </>
      }
    >
      <CopyBlock text={token} label="the token" />
      <p>
        It may: {record.scopes.join(', ')}.{' '}
        {record.expires === null ? (
          'It does not end by itself.'
        ) : (
          <>
            It ends on <Time at={record.expires} />.
          </>
        )}
      </p>
      <Note tone="warn">Hand it over as you would a password. Who holds it may do all that it opens.</Note>
    </Dialog>
  )
}
