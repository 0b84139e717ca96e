import { QueryClient } from '@tanstack/react-query'
import createClient, { type Middleware } from 'openapi-fetch'
import createQueryClient from 'openapi-react-query'
import { asProblem, type Problem, problemOf, unanswered } from './problem'
import type { paths } from './schema'
import { onSession, readKey, refuseKey } from './session'

/** Carries the key, and makes every answer that is an error a thrown `Problem`. */
const manners: Middleware = {
  onRequest({ request }) {
    const key = readKey()
    if (key !== null) request.headers.set('authorization', `Bearer ${key}`)
  },
  async onResponse({ request, response }) {
    if (!response.ok) throw await problemWith(response, keyOf(request.headers))
  },
  onError: ({ error }) => (error instanceof TypeError ? unanswered() : asProblem(error)),
}

/** Plain requests, typed from the OpenAPI document of the server: `client.POST('/v1/actions', { body })`. */
export const client = createClient<paths>({ baseUrl: '/' })
client.use(manners)

/** The same for components: `api.useQuery('get', '/v1/campaigns', { params })`, `api.useMutation('post', …)`. */
export const api = createQueryClient(client)

const FRESH_MS = 15_000
const TRIES = 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // What the server refuses it will refuse again; what did not reach it may.
      retry: (failures, error) => failures < TRIES && isPassing(asProblem(error)),
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
})

const isPassing = ({ status }: Problem): boolean => status === 0 || status === 502 || status === 503

// Another person sees nothing that this one saw.
onSession(() => queryClient.clear())

/** A request that the typed client has no form for: streams, files, bodies of other types. Throws `Problem`. */
export async function authorised(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${readKey() ?? ''}`)
  const response = await fetch(path, { ...init, headers }).catch((error: unknown) => {
    throw error instanceof TypeError ? unanswered() : error
  })
  if (response.ok) return response
  throw await problemWith(response, keyOf(headers))
}

const keyOf = (headers: Headers): string | null => headers.get('authorization')?.replace('Bearer ', '') ?? null

async function problemWith(response: Response, key: string | null): Promise<Problem> {
  const problem = await problemOf(response)
  if (problem.status === 401) refuseKey(key, problem.message)
  return problem
}
