import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { client } from '@/api/client'
import { asProblem } from '@/api/problem'
import { formatCount } from '@/ui/Count'
import { notify } from '@/ui/Toast'

/** What was shown of a campaign's actions is old after one was taken or undone. */
export function useForgetActions(id: string): () => void {
  const queries = useQueryClient()
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: ['action-preview', id] })
    void queries.invalidateQueries({ queryKey: ['get', '/v1/campaigns/{id}/actions'] })
  }, [queries, id])
}

/** Takes an action back, on all its accounts, and says what that did. */
export function useUndoAction(id: string): (action: string) => Promise<void> {
  const forget = useForgetActions(id)
  return useCallback(
    async (action) => {
      try {
        const { data } = await client.POST('/v1/actions/{id}/undo', { params: { path: { id: action } } })
        const { released_count, held_count } = data!
        const held = held_count === 0 ? '' : `; another action still holds ${formatCount(held_count)}`
        notify(`Undone: ${formatCount(released_count)} accounts released${held}`)
      } catch (error) {
        notify(asProblem(error).message, { tone: 'danger' })
      }
      forget()
    },
    [forget],
  )
}
