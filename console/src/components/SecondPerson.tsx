import type { ReactNode } from 'react'
import { useMay, useMe } from '@/api/use-me'
import { Note } from '@/ui/Note'

/** Draws what lets something happen for who may do it; for others, who that is. The server looks at it again. */
export function SecondPerson({ askedBy, children }: { askedBy: string; children: ReactNode }) {
  const me = useMe().data
  const may = useMay('approve')
  if (me === undefined) return null
  if (askedBy === me.id)
    return (
      <Note>
        You asked for it, so another person has to approve it. A key counts as who made it: one that you made will not
        do.
      </Note>
    )
  if (!may) return <Note>It waits for another person, who holds the scope «approve».</Note>
  return <>{children}</>
}
