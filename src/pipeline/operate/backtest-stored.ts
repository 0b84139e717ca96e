import { MessageChannel, Worker } from 'node:worker_threads'
import { z } from 'zod'
import { readStandings } from '#account/read-standings.js'
import type { BacktestAnswer, BacktestRequest } from '#contract/backtest-request.js'
import { ConflictError } from '#contract/errors.js'
import { callerOn } from '#store/remote/calls.js'
import { threadPort } from '#store/remote/port.js'
import { serveEngine } from '#store/remote/remote-engine.js'
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'
import { BACKTEST_CHANNEL, type BacktestOrder, type BacktestResult, foundKey } from './backtest-message.js'
import { readWritten } from './operate-policies.js'

/** Beyond what the engine's times reach: 2299. */
const LAST_MS = Date.UTC(2299, 0)

/**
 * Replays stored exchanges through a policy, in a thread of its own: it computes for seconds, and decisions wait for
 * nobody. One at a time. Throws an InputError for a policy that cannot be read, a ConflictError while another runs.
 */
export function backtestStored({ link, settings }: Pick<Live, 'link' | 'settings'>) {
  let running = false
  return async ({ policy: written, from, to, as_of, exchanges_max }: BacktestRequest): Promise<BacktestAnswer> => {
    const { policy } = readWritten(written)
    if (running) throw new ConflictError('another backtest is running', 'backtest', 'Try again when it is over.')
    running = true
    try {
      const most = settings.decisions.backtest_exchanges_max
      const { backtest, whole } = await replay(link, {
        policy,
        standings: await readStandings(link.state),
        harvesting: await readHarvesting(link.state),
        found_ms: await readFound(link.state),
        as_of,
        span: {
          from_ms: from === undefined ? 0 : Date.parse(from),
          to_ms: to === undefined ? LAST_MS : Date.parse(to),
          exchanges_max: Math.min(exchanges_max ?? most, most),
        },
      })
      return { ...backtest, whole }
    } finally {
      running = false
    }
  }
}

async function replay(link: Live['link'], order: BacktestOrder): Promise<BacktestResult> {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL('./backtest-worker.js', import.meta.url), {
    workerData: { port: port2 },
    transferList: [port2],
  })
  const port = threadPort(port1)
  serveEngine(port, link.engine)
  try {
    return await Promise.race([
      callerOn(port, BACKTEST_CHANNEL, { answer_ms_max: 0 })('run', [order]) as Promise<BacktestResult>,
      new Promise<never>((_, reject) => {
        worker.once('error', reject)
      }),
    ])
  } finally {
    port1.close()
    await worker.terminate()
  }
}

const foundRow = z.object({ campaign: z.string(), account_id: z.string(), since: z.string() })

async function readFound(state: State): Promise<Map<string, number>> {
  const rows = await state.rows(foundRow, 'SELECT campaign, account_id, since FROM campaign_accounts')
  return new Map(rows.map(({ campaign, account_id, since }) => [foundKey(account_id, campaign), Date.parse(since)]))
}

const harvestingRow = z.object({ account_id: z.string(), harvesting: z.number() })

/** That an exchange of a member was harvesting: it is a member, and this share of its exchanges is. */
async function readHarvesting(state: State): Promise<Map<string, number>> {
  const rows = await state.rows(
    harvestingRow,
    `SELECT account_id, least(1, max(score * harvesting / greatest(campaign_accounts.exchanges, 1))) AS harvesting
     FROM campaign_accounts JOIN campaigns ON campaigns.id = campaign_accounts.campaign
     WHERE status = 'confirmed' OR (status = 'open' AND present)
     GROUP BY account_id`,
  )
  return new Map(rows.map(({ account_id, harvesting }) => [account_id, harvesting]))
}
