import { useState } from 'react'
import { describeConsequence } from '@/components/describe-policy'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { Dialog } from '@/ui/Dialog'
import type { ActionSummary } from './action-types'
import { undoAction } from './undo-action'

/** Takes an action back after a question: its accounts are let go at once. */
export function UndoButton({ action }: { action: ActionSummary }) {
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const run = async (): Promise<void> => {
    setBusy(true)
    await undoAction(action.id)
    setBusy(false)
    setAsked(false)
  }
  const what = `${describeConsequence(action.do)} on ${formatCount(action.accounts_count)} accounts`
  return (
    <>
      <Button look="quiet" aria-label={`Undo: ${what}`} onClick={() => setAsked(true)}>
        Undo
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title="Undo this action?"
        description={`${what}. They are let go with their next request, unless a policy or another action holds them. It can be taken again.`}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
            <Button look="primary" busy={busy} onClick={() => void run()}>
              Undo it
            </Button>
          </>
        }
      />
    </>
  )
}
