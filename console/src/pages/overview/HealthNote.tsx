import type { Answer } from '@/api/answer'
import { Note } from '@/ui/Note'

type Health = Answer<'/v1/overview'>['health']

const AMISS: readonly (readonly [part: 'exchanges' | 'state' | 'decisions', says: string])[] = [
  ['exchanges', 'The store of exchanges does not answer: nothing new is taken in, and figures may be old.'],
  ['state', 'The store of what people decide does not answer: cases, actions and keys cannot be changed.'],
  ['decisions', 'What decisions stand on is out of date: requests are answered as decisions.fail says.'],
]

/** What does not work, where anything does not. */
export function HealthNote({ health }: { health: Health }) {
  const amiss = AMISS.filter(([part]) => health[part] === 'failed')
  if (amiss.length === 0) return null
  return (
    <Note tone="danger">
      {amiss.map(([part, says]) => (
        <p key={part}>{says}</p>
      ))}
      <p>The log of the server says why.</p>
    </Note>
  )
}
