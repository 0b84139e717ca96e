import { setTimeout as wait } from 'node:timers/promises'
import { postExchanges } from './post-exchanges.js'
import { KEY } from './start-process.js'

/** Sends bodies one after the other, again where the server asks to wait; gives how many exchanges were accepted. */
export async function postAll(url: string, bodies: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<number> {
  let accepted = 0
  for await (const body of bodies) {
    for (;;) {
      const answer = await postExchanges(url, KEY, body)
      if (answer.status === 200) {
        accepted += answer.accepted
        break
      }
      if (answer.status !== 429) throw new Error(`exchanges were answered ${answer.status}`)
      await wait(answer.retry_after_s * 1000)
    }
  }
  return accepted
}
