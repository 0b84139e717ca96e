import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { Card } from '@/ui/Card'
import { Note } from '@/ui/Note'
import { useTabSearch } from '../tab-search'
import { ActionPlanForm } from './ActionPlanForm'
import { ActionPreviewView } from './ActionPreviewView'
import { ActionsTaken } from './ActionsTaken'
import { readPlan } from './read-plan'
import { TakeActionDialog } from './TakeActionDialog'
import { useActionPreview } from './use-action-preview'

/** What an action would do, taking it, and what was done. */
export function ActionsTab({ id }: { id: string }) {
  const [search] = useTabSearch()
  const plan = readPlan(search)
  const right = 'wrong' in plan ? undefined : plan
  const preview = useActionPreview(id, right)
  const mayTake = useMay('admin')
  const [taking, setTaking] = useState(false)
  return (
    <div className="stack">
      <Card title="What if">
        <div className="stack">
          <ActionPlanForm wrong={'wrong' in plan ? plan.wrong : undefined} />
          {right === undefined ? null : (
            <ActionPreviewView plan={right} preview={preview} onTake={mayTake ? () => setTaking(true) : undefined} />
          )}
          {mayTake ? null : (
            <Note>
              You see what an action would do. To take one needs the scope «admin»: send somebody who holds it the
              address of this page, it holds all that you chose.
            </Note>
          )}
        </div>
      </Card>
      <ActionsTaken id={id} mayUndo={mayTake} />
      {right !== undefined && preview.data !== undefined && taking ? (
        <TakeActionDialog id={id} plan={right} preview={preview.data} onClose={() => setTaking(false)} />
      ) : null}
    </div>
  )
}
