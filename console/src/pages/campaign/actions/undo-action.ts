import { client, queryClient } from '@/api/client'
import { asProblem } from '@/api/problem'
import { formatCount } from '@/ui/Count'
import { notify } from '@/ui/Toast'

/** Takes an action back, on all its accounts, and says what that did. What any page shows of them is old then. */
export async function undoAction(id: string): Promise<void> {
  try {
    const { data } = await client.POST('/v1/actions/{id}/undo', { params: { path: { id } } })
    const { released_count, held_count } = data!
    const held = held_count === 0 ? '' : `; another action still holds ${formatCount(held_count)}`
    notify(`Undone: ${formatCount(released_count)} accounts released${held}`)
  } catch (error) {
    notify(asProblem(error).message, { tone: 'danger' })
  }
  void queryClient.invalidateQueries()
}
