import { useEffect, useState } from 'react'

export interface KeptDraft {
  /** the version that it was begun from; undefined: the newest */
  base: number | undefined
  text: string
}

/** By the names of policies. */
const drafts = new Map<string, KeptDraft>()

/** The draft of a policy. It outlives a look at other pages, and the browser asks before the tab forgets it. */
export function useKeptDraft(name: string): [KeptDraft | undefined, (draft: KeptDraft | undefined) => void] {
  const [draft, setDraft] = useState(() => drafts.get(name))
  const keep = (next: KeptDraft | undefined): void => {
    if (next === undefined) drafts.delete(name)
    else drafts.set(name, next)
    setDraft(next)
  }
  const written = draft !== undefined
  useEffect(() => {
    if (!written) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [written])
  return [draft, keep]
}
