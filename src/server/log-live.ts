import type pino from 'pino'
import type { Live } from '#pipeline/live/start-live.js'

/** Writes down what happens of itself: what ran, and what failed and is tried again. */
export function logLive(
  { link, detection, retention, holds, checkpoints, matching, imports, log_imports, webhooks, pushes }: Live,
  log: pino.Logger,
): void {
  link.on('down', (reason) => log.error({ reason }, 'the store process ended; it is started again'))
  link.on('up', () => log.info('the store answers again'))
  detection.on('ran', (run) => log.info(run, 'detection ran'))
  detection.on('failed', (error) => log.error({ err: error }, 'detection failed'))
  checkpoints.on('failed', (error) => log.error({ err: error }, 'the audit log could not be attested'))
  imports.on('failed', (error, source) => log.error({ err: error, source }, 'indicators could not be taken over'))
  log_imports.on('failed', (error, id) => log.error({ err: error, import: id }, 'a log file could not be imported'))
  matching.on('failed', (error) => log.error({ err: error }, 'indicators of others could not be looked for'))
  pushes.on('failed', (error) => log.error({ err: error }, 'what was released could not be pushed'))
  webhooks.on('failed', (error) => log.error({ err: error }, 'webhooks could not be written or sent'))
  holds.on('failed', (error) => log.error({ err: error }, 'legal holds could not be told the engine'))
  retention.on('failed', (error) => log.error({ err: error }, 'what is past its days was not all forgotten'))
  detection.on('changes', (changes) => {
    for (const { campaign, event } of changes) {
      const { id, confidence, accounts_count } = campaign
      log.info({ campaign: id, kind: event.kind, confidence, accounts_count }, 'campaign')
    }
  })
}
