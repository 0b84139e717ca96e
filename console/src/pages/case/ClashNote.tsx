import { Person } from '@/components/Person'
import { Button } from '@/ui/Button'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { type CaseDraft, type Clash, clashesOf } from './case-draft'
import type { CaseWork } from './case-types'
import styles from './WorkView.module.css'

interface ClashNoteProps {
  /** as it was when the change was begun here */
  read: CaseWork
  /** as it is by now */
  now: CaseWork
  draft: CaseDraft
  busy: boolean
  onMine: () => void
  onTheirs: () => void
}

/** Says that somebody else was quicker, what they changed, and what is to be done about it. */
export function ClashNote({ read, now, draft, busy, onMine, onTheirs }: ClashNoteProps) {
  const clashes = clashesOf(read, now, draft)
  return (
    <Note tone="danger">
      <p>
        <strong>Nothing was saved: somebody was quicker.</strong> <Person id={now.updated_by} /> changed this case{' '}
        <Time at={now.updated} as="ago" />, after you read it (it was version {read.version}, now it is {now.version}).
      </p>
      <ul className={styles.clashes}>
        {clashes.map((clash) => (
          <li key={clash.name}>
            <Changed clash={clash} />
          </li>
        ))}
        {clashes.length === 0 ? <li>What they changed is back as you read it.</li> : null}
      </ul>
      <div className="row">
        <Button look="primary" busy={busy} onClick={onMine}>
          Save mine over it
        </Button>
        <Button onClick={onTheirs}>Keep theirs, drop mine</Button>
      </div>
    </Note>
  )
}

function Changed({ clash: { name, was, theirs, mine } }: { clash: Clash }) {
  const told = (value: string | null) => (name === 'assignee' ? <Person id={value} /> : value)
  return (
    <>
      {name[0]!.toUpperCase() + name.slice(1)}: was {told(was)}, they made it {told(theirs)}
      {mine === undefined ? (
        '; yours does not touch it'
      ) : mine === theirs ? (
        ', as you want it'
      ) : (
        <>, you want {told(mine)}</>
      )}
      .
    </>
  )
}
