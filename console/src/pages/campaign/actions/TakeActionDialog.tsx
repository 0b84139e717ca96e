import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, queryClient } from '@/api/client'
import { describeConsequence } from '@/components/describe-policy'
import { FormDialog } from '@/components/FormDialog'
import { formatCount } from '@/ui/Count'
import { SelectField, TextArea } from '@/ui/Field'
import { Note } from '@/ui/Note'
import { notify } from '@/ui/Toast'
import type { ActionPreview } from './action-types'
import type { Plan } from './read-plan'
import { undoAction } from './undo-action'

interface TakeActionDialogProps {
  id: string
  plan: Plan
  preview: ActionPreview
  onClose: () => void
}

const HOUR_MS = 3_600_000
const LASTS: readonly (readonly [hours: number, label: string])[] = [
  [0, 'until it is undone'],
  [24, 'one day'],
  [168, 'seven days'],
  [720, '30 days'],
]
const REASON_MAX = 2000

/** Takes what was previewed, with a reason. It is refused where the campaign is another by now. */
export function TakeActionDialog({ id, plan: { consequence, mode }, preview, onClose }: TakeActionDialogProps) {
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState(0)
  // What is spared in part is hit as well: the permit is looked at with each request.
  const accounts_count = preview.accounts_hit
  const take = useMutation({
    mutationFn: async () => {
      const { data } = await client.POST('/v1/campaigns/{id}/actions', {
        params: { path: { id } },
        body: {
          do: consequence,
          mode,
          reason: reason.trim(),
          accounts_count,
          ...(hours === 0 ? {} : { expires: new Date(Date.now() + hours * HOUR_MS).toISOString() }),
        },
      })
      return data!
    },
    onSuccess: ({ id: action, accounts, warnings = [] }) => {
      const what = `${mode === 'enforce' ? 'Enforced' : 'Taken in shadow'} on ${formatCount(accounts.length)} accounts`
      notify([what, ...warnings].join('. '), { undo: { label: 'Undo', run: () => void undoAction(action) } })
      onClose()
    },
    onSettled: () => void queryClient.invalidateQueries(),
  })
  const text = describeConsequence(consequence)
  return (
    <FormDialog
      onClose={onClose}
      title={mode === 'enforce' ? `Enforce: ${text}` : `Take in shadow: ${text}`}
      description={`${formatCount(accounts_count)} accounts of the campaign are ${mode === 'enforce' ? 'hit from their next request on' : 'watched; nobody is hindered'}. Accounts that join later are not.`}
      does={mode === 'enforce' ? `Enforce on ${formatCount(accounts_count)} accounts` : 'Take in shadow'}
      look={mode === 'enforce' ? 'danger' : 'primary'}
      busy={take.isPending}
      disabled={reason.trim() === ''}
      error={take.error}
      onSubmit={() => take.mutate()}
    >
      <TextArea
        label="Reason"
        required
        maxLength={REASON_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="It is kept with the action, for whoever looks at it later. No names of people."
      />
      <SelectField label="It lasts" value={hours} onChange={({ target }) => setHours(Number(target.value))}>
        {LASTS.map(([one, label]) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </SelectField>
      {mode === 'enforce' ? (
        <Note tone="warn">
          No second person is asked. If it would hit another number of accounts by now than you were shown, nothing is
          done.
        </Note>
      ) : null}
    </FormDialog>
  )
}
