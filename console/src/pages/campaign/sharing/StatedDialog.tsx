import { type FormEvent, useState } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Note } from '@/ui/Note'
import type { Affiliation } from '../campaign-types'
import { putAffiliation } from './put-affiliation'
import { StatedFields } from './StatedFields'
import { emptyStated, objectionToStated, type StatedDraft, statedDrafts, statedOf } from './stated-draft'

const FORM = 'stated-form'
const STATED_MAX = 100

/** States what no log shows: who gave accounts, what was trained, what it came through; what was there can be had back. */
export function StatedDialog({ id, before, onClose }: { id: string; before: Affiliation; onClose: () => void }) {
  const [drafts, setDrafts] = useState(() => statedDrafts(before))
  const [told, setTold] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const change = (next: StatedDraft[]): void => {
    setTold(undefined)
    setDrafts(next)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const objection = objectionToStated(drafts)
    setTold(objection)
    if (objection !== undefined) return
    setBusy(true)
    setError(undefined)
    try {
      await putAffiliation(id, { ...before, ...statedOf(drafts) }, before)
      onClose()
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title="State what else is known"
      description="Who gave the accounts, which models learned from the outputs, what it came through: no log shows it, so each needs grounds. All of it stands in packages of evidence; what it came through is also shared, without its grounds."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={FORM} busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={FORM} className="stack" onSubmit={(event) => void submit(event)} noValidate>
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
        {error === undefined ? null : <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
