import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '@/api/client'
import { asProblem } from '@/api/problem'
import type { paths } from '@/api/schema'
import { type Fault, readFault } from './read-fault'

export type Check = paths['/v1/policies/check']['post']['responses'][200]['content']['application/json']

export interface Checked {
  /** what the server reads in it; undefined while it is asked, and where it is wrong */
  check: Check | undefined
  fault: Fault | undefined
  /** what kept the server from judging it */
  error: unknown
}

const SETTLED_MS = 350

/** What the server says of the YAML, asked when writing pauses. Nothing is told of a text that is no longer there. */
export function useCheck(text: string): Checked {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data, error } = useQuery({
    queryKey: ['policy-check', settled],
    queryFn: async ({ signal }) => {
      const { data } = await client.POST('/v1/policies/check', { body: { policy: settled }, signal })
      return data!
    },
  })
  if (settled !== text) return { check: undefined, fault: undefined, error: undefined }
  const problem = error === null ? undefined : asProblem(error)
  const judged = problem?.status === 400
  return {
    check: data,
    fault: judged ? readFault(problem!, text) : undefined,
    error: judged ? undefined : problem,
  }
}
