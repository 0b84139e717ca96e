/**
 * A labelled log sent to a running server in the order of its time, and how much of each campaign had passed when the
 * server first raised it: by the rule of bench/leak.ts, on the campaigns that the server keeps.
 *
 * By steps (the default): log time stands still while detection catches up. A step is a hundredth of the log's time; it
 * is sent, and the next one waits until a run has ended that began after the step was stored. In real time such a step
 * is some hours and a run some seconds, so a server is always that far. Which runs come, full ones or updates, is left to
 * the server's own schedule.
 *
 * By the clock (`--day-seconds 20`): a day of the log passes in so many seconds, whatever detection does. What is sent
 * while a run is under way counts as passed, though in real time it would be a thousandth of it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readRangeLog } from '../../test/adversary/range-log.js'
import { generate, rangeIsHere, readScenario } from '../range.js'
import { bodyOf } from './measure/body-of.js'
import { postAll } from './measure/post-all.js'
import { printTable } from './measure/print-table.js'
import { startServer } from './measure/start-process.js'
import { watchDetection } from './measure/watch-detection.js'
import { RaisedWatch } from './raised-watch.js'

const DAY_MS = 86_400_000
const EXCHANGES_MIN = 1000
const DOCUMENTS_MAX = 5000

interface Options {
  scenarios: readonly string[]
  seeds: readonly number[]
  /** parts of the log's time */
  steps: number
  /** 0: by steps */
  day_seconds: number
}

export async function replayLive({ scenarios, seeds, steps, day_seconds }: Options): Promise<void> {
  if (!rangeIsHere()) {
    console.error('bench/live replay: the proving ground is not here; set STILLWATCH_RANGE to its folder')
    return
  }
  const rows: string[][] = []
  for (const name of scenarios) {
    for (const seed of seeds) {
      const directory = await mkdtemp(join(tmpdir(), 'stillwatch-replay-'))
      try {
        rows.push(...(await replayOne(name, seed, directory, steps, day_seconds)))
      } finally {
        await rm(directory, { recursive: true, force: true })
      }
    }
  }
  printTable(
    ['scenario', 'seed', 'campaign', 'accounts', 'passed before', 'raised on day', 'runs (full, update)'],
    rows,
  )
}

async function replayOne(
  name: string,
  seed: number,
  directory: string,
  steps: number,
  day_seconds: number,
): Promise<string[][]> {
  const log = await readRangeLog(await generate(await readScenario(name), seed, directory))
  const [first, last] = [Date.parse(log.lines[0]!.ts), Date.parse(log.lines.at(-1)!.ts)]
  const rest = day_seconds === 0 ? { pause_s: 0, load_max: 1 } : { pause_s: 1 }
  const server = await startServer({
    settings: {
      retention: { exchanges_days: 0 },
      detection: { ...rest, exchanges_min: EXCHANGES_MIN },
      server: { requests_per_minute: 1e9 },
    },
  })
  const detection = watchDetection(server)
  const raised = new RaisedWatch(log, server.url)
  let sent = 0
  const sendUntil = async (moment: number): Promise<number> => {
    const before = sent
    const until = new Date(moment).toISOString()
    while (sent < log.lines.length && log.lines[sent]!.ts < until) {
      const part = log.lines.slice(sent, sent + DOCUMENTS_MAX).filter(({ ts }) => ts < until)
      await postAll(server.url, [bodyOf(part.map((line) => JSON.stringify(line)))])
      sent += part.length
    }
    return sent - before
  }
  const say = (moment: number): void => {
    const day = ((moment - first) / DAY_MS).toFixed(1)
    console.error(`${name} day ${day}: ${sent} sent, ${detection.runs.length} runs, raised ${raised.tell()}`)
  }
  if (day_seconds === 0) {
    for (let step = 1; step <= steps && !raised.all; step++) {
      const moment = first + ((last - first + 1) * step) / steps
      const fresh = await sendUntil(moment)
      if (fresh === 0 || sent < EXCHANGES_MIN) continue
      await detection.after(performance.now())
      await raised.look(sent)
      if (step % 5 === 0) say(moment)
    }
  } else {
    const began_ms = performance.now()
    let seen = 0
    while (sent < log.lines.length && !raised.all) {
      const moment = first + ((performance.now() - began_ms) / (day_seconds * 1000)) * DAY_MS
      await sendUntil(moment)
      if (detection.runs.length > seen) {
        seen = detection.runs.length
        await raised.look(sent)
        say(moment)
      }
      await wait(100)
    }
  }
  await server.stop()
  const kinds = (['full', 'update'] as const).map((kind) => detection.runs.filter((run) => run.kind === kind).length)
  return raised
    .rows((ts) => ((Date.parse(ts) - first) / DAY_MS).toFixed(1))
    .map((row) => [name, String(seed), ...row, kinds.join(', ')])
}
