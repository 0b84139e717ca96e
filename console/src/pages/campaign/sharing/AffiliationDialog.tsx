import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '@/components/FormDialog'
import { SelectField, TextField } from '@/ui/Field'
import { Note } from '@/ui/Note'
import type { Affiliation } from '../campaign-types'
import { affiliationOf, draftOf, objectionTo } from './affiliation-draft'
import { GroundFields } from './GroundFields'
import { putAffiliation } from './put-affiliation'

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
  const save = useMutation({
    // What is stated beside stands in the same document.
    mutationFn: () => putAffiliation(id, { ...before, ...affiliationOf(draft) }, before),
    onSuccess: onClose,
  })
  const change = (part: Partial<typeof draft>): void => {
    setTold(undefined)
    save.reset()
    setDraft({ ...draft, ...part })
  }
  const submit = (): void => {
    const objection = objectionTo(draft)
    setTold(objection)
    save.reset()
    if (objection === undefined) save.mutate()
  }
  const claimed = draft.level !== 'none-claimed'
  return (
    <FormDialog
      onClose={onClose}
      wide
      title="Change the affiliation"
      description="Who is said to stand behind the campaign, by whom, and on what grounds."
      does="Save"
      busy={save.isPending}
      error={save.error}
      ownChecks
      onSubmit={submit}
    >
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
    </FormDialog>
  )
}
