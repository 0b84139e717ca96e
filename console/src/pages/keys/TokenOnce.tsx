import { useEffect } from 'react'
import { holdSession } from '@/api/session'
import { Button } from '@/ui/Button'
import { CopyBlock } from '@/ui/CopyBlock'
import { Dialog } from '@/ui/Dialog'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import type { Key } from './key-state'

interface TokenOnceProps {
  token: string
  record: Key
  /** this tab works with it from now on */
  own?: boolean
  onClose: () => void
}

/** The token of a key that was just made. It closes only by its button: what is lost here cannot be had again. */
export function TokenOnce({ token, record, own = false, onClose }: TokenOnceProps) {
  useEffect(holdSession, [])
  return (
    <Dialog
      open
      onClose={() => {}}
      title={`The token of ${record.name}`}
      description="This is the only time that it is shown: the server keeps a hash of it alone."
      actions={
        <Button look="primary" onClick={onClose}>
          I have put it away
        </Button>
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
      {own ? <p>You were signed in with the old one. This tab works with the new one now.</p> : null}
      <Note tone="warn">Hand it over as you would a password. Who holds it may do all that it opens.</Note>
    </Dialog>
  )
}
