import { api } from './client'

export type Scope = 'ingest' | 'decide' | 'follow' | 'analyst' | 'approve' | 'taxii' | 'text' | 'admin'

/** Who is signed in, and what they may do. */
export const useMe = () => api.useQuery('get', '/v1/me', {}, { staleTime: Number.POSITIVE_INFINITY })

/** Whether who is signed in holds a scope; false until it is known. What is hidden here the server refuses as well. */
export const useMay = (scope: Scope): boolean => useMe().data?.scopes.includes(scope) ?? false
