import { isMainThread, type MessagePort, workerData } from 'node:worker_threads'
import { backtestPolicy } from '#decide/backtest-policy.js'
import { answerOn } from '#store/remote/calls.js'
import { threadPort } from '#store/remote/port.js'
import { remoteEngine } from '#store/remote/remote-engine.js'
import { BACKTEST_CHANNEL, type BacktestOrder, type BacktestResult, foundKey } from './backtest-message.js'
import { readStoredTraffic } from './stored-traffic.js'

if (!isMainThread) {
  const port = threadPort((workerData as { port: MessagePort }).port)
  const engine = remoteEngine(port, { answer_ms_max: 0 })
  answerOn(port, BACKTEST_CHANNEL, {
    run: async ({ policy, standings, harvesting, found_ms, as_of, span }: BacktestOrder): Promise<BacktestResult> => {
      const traffic = await readStoredTraffic(engine, span)
      const requests = traffic.requests((account_id) => harvesting.get(account_id))
      const foundMs = (account_id: string, campaign: string) => found_ms.get(foundKey(account_id, campaign))
      return { backtest: backtestPolicy(policy, standings, requests, { as_of, foundMs }), whole: traffic.whole }
    },
  })
}
