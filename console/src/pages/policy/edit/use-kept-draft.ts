import { useEffect } from 'react'
import { useDraft } from '@/components/use-draft'

export interface KeptDraft {
  /** the version that it was begun from, 0: none */
  base: number
  /** the newest version when it was begun, 0: none. What was kept since is not in it, and handed in it undoes that. */
  since: number
  text: string
}

/** The draft of a policy. It outlives a look at other pages, and the browser asks before the tab forgets it. */
export function useKeptDraft(name: string): [KeptDraft | undefined, (draft: KeptDraft | undefined) => void] {
  const [draft, keep] = useDraft<KeptDraft>(`policy/${name}`)
  const written = draft !== undefined
  useEffect(() => {
    if (!written) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [written])
  return [draft, keep]
}
