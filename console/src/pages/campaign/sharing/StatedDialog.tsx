import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '@/components/FormDialog'
import { Button } from '@/ui/Button'
import { Note } from '@/ui/Note'
import type { Affiliation } from '../campaign-types'
import { putAffiliation } from './put-affiliation'
import { StatedFields } from './StatedFields'
import { emptyStated, objectionToStated, type StatedDraft, statedDrafts, statedOf } from './stated-draft'

const STATED_MAX = 100

/** States what no log shows: who gave accounts, what was trained, what it came through; what was there can be had back. */
export function StatedDialog({ id, before, onClose }: { id: string; before: Affiliation; onClose: () => void }) {
  const [drafts, setDrafts] = useState(() => statedDrafts(before))
  const [told, setTold] = useState<string | undefined>()
  const save = useMutation({
    mutationFn: () => putAffiliation(id, { ...before, ...statedOf(drafts) }, before),
    onSuccess: onClose,
  })
  const change = (next: StatedDraft[]): void => {
    setTold(undefined)
    save.reset()
    setDrafts(next)
  }
  const submit = (): void => {
    const objection = objectionToStated(drafts)
    setTold(objection)
    save.reset()
    if (objection === undefined) save.mutate()
  }
  return (
    <FormDialog
      onClose={onClose}
      wide
      title="State what else is known"
      description="Who gave the accounts, which models learned from the outputs, what it came through: no log shows it, so each needs grounds. All of it stands in packages of evidence; what it came through is also shared, without its grounds."
      does="Save"
      busy={save.isPending}
      error={save.error}
      ownChecks
      onSubmit={submit}
    >
      {drafts.map((draft, place) => (
        <StatedFields
          key={draft.key}
          place={place + 1}
          draft={draft}
          onChange={(part) => change(drafts.map((one) => (one.key === draft.key ? { ...one, ...part } : one)))}
          onRemove={() => change(drafts.filter(({ key }) => key !== draft.key))}
        />
      ))}
      <div>
        <Button disabled={drafts.length >= STATED_MAX} onClick={() => change([...drafts, emptyStated()])}>
          Add a statement
        </Button>
      </div>
      {told === undefined ? null : <Note tone="danger">{told}</Note>}
    </FormDialog>
  )
}
