import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { AUDITED } from './audited'

it('is not read again when something else changed, only when somebody asks', async () => {
  const client = new QueryClient()
  const read: string[] = []
  const watch = (name: string, options: object) => {
    const observer = new QueryObserver(client, {
      queryKey: [name],
      queryFn: () => read.push(name),
      ...options,
    })
    observer.subscribe(() => {})
    return observer
  }
  const texts = watch('texts', AUDITED)
  watch('accounts', { staleTime: Number.POSITIVE_INFINITY })
  await expect.poll(() => read).toEqual(['texts', 'accounts'])
  await client.invalidateQueries()
  expect(read).toEqual(['texts', 'accounts', 'accounts'])
  await texts.refetch()
  expect(read.filter((name) => name === 'texts')).toHaveLength(2)
})
