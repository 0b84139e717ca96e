import { useState } from 'react'
import { Card } from '@/ui/Card'
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
  const [taking, setTaking] = useState(false)
  return (
    <div className="stack">
      <Card title="What if">
        <div className="stack">
          <ActionPlanForm wrong={'wrong' in plan ? plan.wrong : undefined} />
          {right === undefined ? null : (
            <ActionPreviewView plan={right} preview={preview} onTake={() => setTaking(true)} />
          )}
        </div>
      </Card>
      <ActionsTaken id={id} />
      {right !== undefined && preview.data !== undefined && taking ? (
        <TakeActionDialog id={id} plan={right} preview={preview.data} onClose={() => setTaking(false)} />
      ) : null}
    </div>
  )
}
