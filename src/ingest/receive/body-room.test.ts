import { expect, it } from 'vitest'
import { BodyRoom } from './body-room.js'

it('holds no more than it may over all requests, and lets one alone in however large', () => {
  const room = new BodyRoom({ held_bytes_max: 100, decodings_max: 1 })
  const [first, second] = [room.lease(), room.lease()]
  first.take(150)
  first.take(10)
  expect(() => second.take(1)).toThrow('too many bodies')
  first.release()
  second.take(60)
  expect(() => room.lease().take(50)).toThrow('too many bodies')
  second.release()
  second.release()
  expect(room.held_bytes).toBe(0)
})

it('decompresses so many at a time, in the order of asking, also after a failure', async () => {
  const room = new BodyRoom({ held_bytes_max: 100, decodings_max: 2 })
  const order: number[] = []
  let running = 0
  let most = 0
  const one = (n: number) =>
    room.lease().decoding(async () => {
      order.push(n)
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      if (n === 1) throw new Error('damaged')
    })
  const settled = await Promise.allSettled([0, 1, 2, 3, 4].map(one))
  expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true])
  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
})
