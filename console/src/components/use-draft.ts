import { useState } from 'react'
import { onSession } from '@/api/session'

/** By where they are written. */
const drafts = new Map<string, unknown>()
// Another person in this tab reads nothing that this one began to write.
onSession(() => drafts.clear())

/**
 * What somebody is writing. It outlives a look at another tab or page; undefined: nothing is written.
 * `place`: where, as `case/ID/note`; for a component it is always the same.
 */
export function useDraft<Draft>(place: string): [Draft | undefined, (draft: Draft | undefined) => void] {
  const [draft, setDraft] = useState(() => drafts.get(place) as Draft | undefined)
  const keep = (next: Draft | undefined): void => {
    if (next === undefined) drafts.delete(place)
    else drafts.set(place, next)
    setDraft(next)
  }
  return [draft, keep]
}
