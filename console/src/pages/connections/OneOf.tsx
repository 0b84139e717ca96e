import type { ReactNode } from 'react'
import { Note } from '@/ui/Note'
import { BackLink } from './BackLink'

interface OneOfProps<One> {
  items: readonly One[]
  /** that the address names */
  id: string
  /** what leads to all */
  back: string
  /** what one of them is called */
  noun: string
  children: (one: One) => ReactNode
}

/** One of a list that is here whole, with the way back to it. */
export function OneOf<One extends { id: string }>({ items, id, back, noun, children }: OneOfProps<One>) {
  const found = items.find((one) => one.id === id)
  return (
    <div className="stack">
      <BackLink>{back}</BackLink>
      {found === undefined ? (
        <Note tone="warn">
          There is no {noun} {id}.
        </Note>
      ) : (
        children(found)
      )}
    </div>
  )
}
