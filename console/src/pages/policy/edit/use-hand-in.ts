import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { authorised, client, queryClient } from '@/api/client'
import { notify } from '@/ui/Toast'

export interface HandIn {
  name: string
  text: string
  reason: string
  /** it is meant that a rule holds for everybody */
  everyone: boolean
  /** the newest that was shown; where it is another by now, the server refuses */
  expected_version: number
}

const forget = () => queryClient.invalidateQueries()
/** So that what somebody else has kept meanwhile is shown beside why it was refused. */
const onError = () => void forget()

/** Hands a draft to a second person, and shows it as it waits. */
export function usePropose(onDone: () => void) {
  const navigate = useNavigate()
  return useMutation({
    onError,
    mutationFn: async ({ name, text, reason, everyone, expected_version }: HandIn) => {
      const { data } = await client.POST('/v1/policies/{name}/proposals', {
        params: { path: { name } },
        body: { policy: text, reason, expected_version, ...(everyone ? { confirm: 'everyone' as const } : {}) },
      })
      return data!
    },
    onSuccess: async ({ id, name }) => {
      await forget()
      onDone()
      notify('Proposed. It counts when another person approves it.')
      await navigate({ to: '/policies/$name', params: { name }, search: { tab: 'proposals', proposal: id } })
    },
  })
}

/** Keeps a draft as the newest version at once; for administrators, and as it was written, comments too. */
export function useKeep(onDone: () => void) {
  const navigate = useNavigate()
  return useMutation({
    onError,
    mutationFn: async ({ name, text, everyone, expected_version }: HandIn) => {
      const query = new URLSearchParams({ expected_version: String(expected_version) })
      if (everyone) query.set('confirm', 'everyone')
      const response = await authorised(`/v1/policies/${encodeURIComponent(name)}?${query}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/yaml' },
        body: text,
      })
      return (await response.json()) as { name: string; version: number; warnings?: string[] }
    },
    onSuccess: async ({ name, version, warnings = [] }) => {
      await forget()
      onDone()
      notify([`Version ${version} of ${name} is kept`, ...warnings].join('. '))
      await navigate({ to: '/policies/$name', params: { name }, search: {} })
    },
  })
}
