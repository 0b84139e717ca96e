import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '@/api/client'
import type { Plan } from './read-plan'

/** What the server says an action would do. A question, though the API takes it as a POST: it changes nothing. */
export const useActionPreview = (id: string, plan: Plan | undefined) =>
  useQuery({
    queryKey: ['action-preview', id, plan],
    enabled: plan !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { consequence, mode, days } = plan!
      const { data } = await client.POST('/v1/campaigns/{id}/actions/preview', {
        params: { path: { id } },
        body: { do: consequence, mode, days },
        signal,
      })
      return data!
    },
  })
