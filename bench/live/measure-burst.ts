import { freshBodies } from './measure/fresh-bodies.js'
import { type Posted, postExchanges } from './measure/post-exchanges.js'
import { printTable } from './measure/print-table.js'
import { KEY, type RunningProcess } from './measure/start-process.js'

const DOCUMENTS = 2000
/** How long the burst lasts: longer, and the bodies would not fit into the memory of who sends them. */
const SECONDS = 3
const TIMES = 10

/**
 * Ten times what the server takes in the long run, whatever it answers; then everything is sent again, one request after
 * the other. What was acknowledged must be known as a duplicate, or it was lost; what was refused must be new, or a part
 * of it had been taken.
 */
export async function measureBurst(server: RunningProcess, log: string, sustained: number): Promise<void> {
  const count = Math.ceil((TIMES * SECONDS * sustained) / DOCUMENTS)
  const fresh = freshBodies(log, DOCUMENTS, 'burst')
  const bodies = Array.from({ length: count }, () => fresh.next())
  const began = performance.now()
  const answers = await Promise.all(
    bodies.map(async (body, n) => {
      await new Promise((resolve) => setTimeout(resolve, (n / count) * SECONDS * 1000))
      return postExchanges(server.url, KEY, body).catch(() => undefined)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const memory_mb = server.memory_bytes / 2 ** 20
  const again = await sendAgain(server, bodies)

  let lost = 0
  let half = 0
  answers.forEach((answer, n) => {
    if (answer?.status === 200) lost += DOCUMENTS - again[n]!.duplicate
    if (answer?.status === 429) half += again[n]!.duplicate
  })
  const with_status = (status: number | undefined): Posted[] =>
    answers.filter((answer) => answer?.status === status) as Posted[]
  const others = answers.filter((answer) => answer !== undefined && ![200, 429].includes(answer.status)).length
  const waits = with_status(429).map(({ retry_after_s }) => retry_after_s)
  printTable(
    ['burst', ''],
    [
      ['offered', `${count} requests of ${DOCUMENTS} in ${SECONDS} s, answered after ${seconds.toFixed(1)} s`],
      ['answered 200', `${with_status(200).length}`],
      [
        'answered 429',
        `${waits.length}, Retry-After ${waits.length > 0 ? `${Math.min(...waits)} to ${Math.max(...waits)} s` : '–'}`,
      ],
      ['answered otherwise', `${others}`],
      ['connection broken', `${with_status(undefined).length}`],
      ['acknowledged and lost', `${lost} documents`],
      ['refused and stored', `${half} documents`],
      ['memory of the server after it', `${memory_mb.toFixed(0)} MiB`],
    ],
  )
}

async function sendAgain(server: RunningProcess, bodies: readonly Buffer[]): Promise<Posted[]> {
  const answers: Posted[] = []
  for (const body of bodies) {
    for (;;) {
      const answer = await postExchanges(server.url, KEY, body)
      if (answer.status === 429) {
        await new Promise((resolve) => setTimeout(resolve, answer.retry_after_s * 1000))
        continue
      }
      answers.push(answer)
      break
    }
  }
  return answers
}
