import { type FormEvent, useState } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { SelectField, TextField } from '@/ui/Field'
import { Note } from '@/ui/Note'
import type { Affiliation } from '../campaign-types'
import { affiliationOf, draftOf, objectionTo } from './affiliation-draft'
import { GroundFields } from './GroundFields'
import { putAffiliation } from './put-affiliation'

const FORM = 'affiliation-form'
const LEVELS = [
  ['none-claimed', 'none is claimed'],
  ['suspected', 'suspected'],
  ['corroborated', 'corroborated by two independent sources'],
] as const
const ASSISTANCE = ['unknown', 'alleged', 'corroborated', 'none-found'] as const

/** Says who stands behind a campaign, and on what grounds; what was there before can be had back. */
export function AffiliationDialog({ id, before, onClose }: { id: string; before: Affiliation; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(before))
  const [told, setTold] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const change = (part: Partial<typeof draft>): void => {
    setTold(undefined)
    setDraft({ ...draft, ...part })
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const objection = objectionTo(draft)
    setTold(objection)
    if (objection !== undefined) return
    setBusy(true)
    setError(undefined)
    try {
      // What is stated beside stands in the same document.
      await putAffiliation(id, { ...before, ...affiliationOf(draft) }, before)
      onClose()
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }
  const claimed = draft.level !== 'none-claimed'
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title="Change the affiliation"
      description="Who is said to stand behind the campaign, by whom, and on what grounds."
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
        <SelectField
          label="Level"
          value={draft.level}
          onChange={({ target }) => change({ level: target.value as Affiliation['level'] })}
        >
          {LEVELS.map(([level, words]) => (
            <option key={level} value={level}>
              {words}
            </option>
          ))}
        </SelectField>
        {claimed ? (
          <>
            <div className="columns">
              <TextField
                label="Actor"
                maxLength={200}
                value={draft.actor}
                onChange={({ target }) => change({ actor: target.value })}
              />
              <TextField
                label="Country"
                maxLength={2}
                value={draft.country}
                hint="Two letters (ISO 3166-1); empty where not known."
                onChange={({ target }) => change({ country: target.value })}
              />
            </div>
            <SelectField
              label="Help by a state"
              value={draft.state_assistance}
              onChange={({ target }) => change({ state_assistance: target.value as Affiliation['state_assistance'] })}
            >
              {ASSISTANCE.map((one) => (
                <option key={one} value={one}>
                  {one.replaceAll('-', ' ')}
                </option>
              ))}
            </SelectField>
            <GroundFields grounds={draft.grounds} onChange={(grounds) => change({ grounds })} />
          </>
        ) : null}
        {told === undefined ? null : <Note tone="danger">{told}</Note>}
        {error === undefined ? null : <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
