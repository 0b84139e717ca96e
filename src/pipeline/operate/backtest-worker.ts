import { isMainThread, type MessagePort, workerData } from 'node:worker_threads'
import { backtestPolicy } from '#decide/backtest-policy.js'
import { answerOn } from '#store/remote/calls.js'
import { threadPort } from '#store/remote/port.js'
import { remoteEngine } from '#store/remote/remote-engine.js'
import { BACKTEST_CHANNEL, type BacktestOrder, type BacktestResult } from './backtest-message.js'
import { readStoredTraffic } from './stored-traffic.js'

if (!isMainThread) {
  const port = threadPort((workerData as { port: MessagePort }).port)
  const engine = remoteEngine(port, { answer_ms_max: 0 })
  answerOn(port, BACKTEST_CHANNEL, {
    run: async ({ policy, standings, harvesting, span }: BacktestOrder): Promise<BacktestResult> => {
      const traffic = await readStoredTraffic(engine, span)
      const requests = traffic.requests((account_id) => harvesting.get(account_id))
      return { backtest: backtestPolicy(policy, standings, requests), whole: traffic.whole }
    },
  })
}
