import { queryClient } from '@/api/client'

/** Reads again whatever is shown of cases. */
export const refreshCases = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/cases') })
