import { isMainThread, type MessagePort, workerData } from 'node:worker_threads'
import type { Settings } from '#contract/settings.js'
import { answerOn } from '#store/remote/calls.js'
import { threadPort } from '#store/remote/port.js'
import { remoteEngine } from '#store/remote/remote-engine.js'
import { assembleReport } from '../assemble-report.js'
import { detectCampaigns } from '../detect-campaigns.js'
import { assembleStatistics } from '../evidence/assemble-statistics.js'
import { StageClock } from '../stage-clock.js'
import { clearScope, prepareScope } from './detection-scope.js'
import { DETECTION_CHANNEL, type DetectRequest, type DetectResult } from './store-message.js'

if (!isMainThread) {
  const { port: raw, main, settings } = workerData as { port: MessagePort; main: string; settings: Settings }
  const port = threadPort(raw)
  const engine = remoteEngine(port, { answer_ms_max: 0 })
  answerOn(port, DETECTION_CHANNEL, {
    detect: async ({ known, scope: wanted }: DetectRequest): Promise<DetectResult> => {
      const clock = new StageClock(() => {}, undefined)
      const scope = await clock.time('scope', () => prepareScope(engine, main, wanted))
      const detection = await detectCampaigns(engine, settings, clock, known)
      const input = { files: [], duplicates: 0, generated_at: new Date(), seconds: clock.seconds }
      const report = await assembleReport(engine, detection, input, settings)
      await clearScope(engine)
      return { report, statistics: assembleStatistics(detection, settings), scope }
    },
  })
}
