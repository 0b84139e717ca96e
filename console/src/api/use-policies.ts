import { useQuery } from '@tanstack/react-query'
import { client } from './client'
import type { PolicyRecord, Proposal } from './policy'
import { asProblem } from './problem'

/** As many as one page of the API holds; a server keeps no more policies than half of it. */
const PAGE = 1000

/** The newest version of each policy; those that were withdrawn too. */
export const usePolicies = () =>
  useQuery({
    queryKey: ['policies'],
    queryFn: async ({ signal }): Promise<PolicyRecord[]> => {
      const { data } = await client.GET('/v1/policies', { params: { query: { limit: PAGE } }, signal })
      return data!.items
    },
  })

/** What waits for a second person, or waited; of one policy where it is named. The newest thousand. */
export const useProposals = (asked: { name?: string; state?: Proposal['state'] }) =>
  useQuery({
    queryKey: ['policy-proposals', asked],
    queryFn: async ({ signal }): Promise<Proposal[]> => {
      const { data } = await client.GET('/v1/policy-proposals', {
        params: { query: { limit: PAGE, ...asked } },
        signal,
      })
      return data!.items
    },
  })

/** The versions of a policy, newest first; none where there never was a policy of that name. The newest thousand. */
export const useVersions = (name: string) =>
  useQuery({
    queryKey: ['policy', name],
    queryFn: async ({ signal }): Promise<PolicyRecord[]> => {
      try {
        const { data } = await client.GET('/v1/policies/{name}', {
          params: { path: { name }, query: { limit: PAGE } },
          signal,
        })
        return data!.items
      } catch (error) {
        if (asProblem(error).status === 404) return []
        throw error
      }
    },
  })
