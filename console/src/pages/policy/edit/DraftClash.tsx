import { Button } from '@/ui/Button'
import { Note } from '@/ui/Note'

interface DraftClashProps {
  /** the version that the draft was begun from, 0: none */
  base: number
  /** the one that another shall be begun from */
  asked: number
  onKeep: () => void
  onThrow: () => void
}

/** Asks before a draft is thrown away for one from another version. */
export function DraftClash({ base, asked, onKeep, onThrow }: DraftClashProps) {
  return (
    <Note tone="warn">
      <div className="stack">
        <p>
          There is a draft already, begun from {base === 0 ? 'nothing' : `version ${base}`}. One from version {asked}{' '}
          takes its place, and there is no way back.
        </p>
        <div className="row">
          <Button look="primary" onClick={onKeep}>
            Go on with the draft
          </Button>
          <Button onClick={onThrow}>Throw it away and begin from version {asked}</Button>
        </div>
      </div>
    </Note>
  )
}
