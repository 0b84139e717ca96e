import { api } from '@/api/client'

/** The runbook of a kind of evidence; it changes only with the version of the server. */
export const useRunbook = (kind: string) =>
  api.useQuery(
    'get',
    '/v1/runbooks/{kind}',
    { params: { path: { kind } } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY },
  )
