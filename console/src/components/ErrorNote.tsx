import { asProblem } from '@/api/problem'
import { Button } from '@/ui/Button'
import { Note } from '@/ui/Note'

/** What happened, where, and what to do; again where that may help. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, where, hint, status } = asProblem(error)
  return (
    <Note tone="danger">
      <p>
        <strong>{status === 403 ? 'You may not see this' : 'That did not work'}:</strong> {message}
        {where === undefined ? null : (
          <>
            {' '}
            (<code>{where}</code>)
          </>
        )}
      </p>
      {hint === undefined ? null : <p>{hint}</p>}
      {onRetry === undefined ? null : <Button onClick={onRetry}>Try again</Button>}
    </Note>
  )
}
