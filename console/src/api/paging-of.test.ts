import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { pagingOf } from './paging-of'

interface Page {
  items: number[]
  next: string | null
}

/** A list of the API of three pages; `broken`: the page whose reading fails, until it is mended. */
async function openList() {
  const list = { broken: '' }
  const observer = new InfiniteQueryObserver(new QueryClient(), {
    queryKey: ['list'],
    initialPageParam: '0',
    getNextPageParam: ({ next }: Page) => next,
    retry: false,
    queryFn: ({ pageParam }): Page => {
      if (list.broken === pageParam) throw new Error('the server does not answer')
      const page = Number(pageParam)
      return { items: [2 * page, 2 * page + 1], next: page === 2 ? null : String(page + 1) }
    },
  })
  observer.subscribe(() => {})
  await expect.poll(() => observer.getCurrentResult().data).toBeDefined()
  return { list, paging: () => pagingOf(observer.getCurrentResult()) }
}

it('tells a part from the whole, and goes on at its end', async () => {
  const { paging } = await openList()
  expect(paging()).toMatchObject({ rows: [0, 1], part: true })
  paging().onEnd()
  await expect.poll(() => paging().rows).toEqual([0, 1, 2, 3])
})

it('reads all before it is saved', async () => {
  const { paging } = await openList()
  expect(await paging().readAll()).toEqual({ rows: [0, 1, 2, 3, 4, 5], more: false })
  expect(paging().part).toBe(false)
})

it('says why the rest did not come, and does not ask again by itself', async () => {
  const { list, paging } = await openList()
  list.broken = '1'
  await expect(paging().readAll()).rejects.toThrow('does not answer')
  list.broken = ''
  paging().onEnd()
  await new Promise((settle) => setTimeout(settle, 50))
  expect(paging()).toMatchObject({ rows: [0, 1], part: true })
  expect((await paging().readAll()).rows).toHaveLength(6)
})
