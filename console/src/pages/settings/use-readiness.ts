import { useQuery } from '@tanstack/react-query'
import type { Answer } from '@/api/answer'
import { asProblem, problemOf } from '@/api/problem'

type Readiness = Answer<'/readyz'>
const REFETCH_MS = 10_000

/** What the readiness route says, as a balancer hears it. That it is not ready is an answer too, with the status 503. */
export const useReadiness = () =>
  useQuery({
    queryKey: ['readyz'],
    refetchInterval: REFETCH_MS,
    queryFn: async ({ signal }): Promise<Readiness> => {
      const response = await fetch('/readyz', { signal }).catch((error: unknown) => {
        throw asProblem(error)
      })
      if (response.ok || response.status === 503) return (await response.json()) as Readiness
      throw await problemOf(response)
    },
  })
