import { isMainThread, type MessagePort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import { answerOn } from '#store/remote/calls.js'
import { threadPort } from '#store/remote/port.js'
import { remoteEngine } from '#store/remote/remote-engine.js'
import { assembleReport } from '../assemble-report.js'
import { detectCampaigns } from '../detect-campaigns.js'
import { StageClock } from '../stage-clock.js'
import { DETECTION_CHANNEL, type DetectRequest, type DetectResult } from './store-message.js'

const countRow = z.object({ exchanges: z.coerce.number() })

if (!isMainThread) {
  const { port: raw, settings } = workerData as { port: MessagePort; settings: Settings }
  const port = threadPort(raw)
  const engine = remoteEngine(port, { answer_ms_max: 0 })
  answerOn(port, DETECTION_CHANNEL, {
    detect: async ({ known }: DetectRequest): Promise<DetectResult> => {
      const clock = new StageClock(() => {}, undefined)
      const [count] = await engine.rows(countRow, 'SELECT count() AS exchanges FROM exchanges')
      const detection = await detectCampaigns(engine, settings, clock, known)
      const input = { files: [], duplicates: 0, generated_at: new Date(), seconds: clock.seconds }
      return { report: await assembleReport(engine, detection, input, settings), exchanges: count?.exchanges ?? 0 }
    },
  })
}
