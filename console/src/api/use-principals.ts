import { api } from './client'

const LIMIT = 1000
const FRESH_MS = 300_000
const NOBODY: readonly never[] = []

/** Who holds or held a key, by name: records name people by their ids. */
export const usePrincipals = () =>
  api.useQuery('get', '/v1/principals', { params: { query: { limit: LIMIT } } }, { staleTime: FRESH_MS }).data?.items ??
  NOBODY
