import { InputError } from '#contract/scan.js'
import type { ServeOptions } from '#contract/serve.js'
import type { AuthFailure } from '#pipeline/live/live-keys.js'
import { type Live, startLive } from '#pipeline/live/start-live.js'
import { loadSettings } from '#pipeline/load-settings.js'
import { createLog } from './create-log.js'
import { createServer } from './create-server.js'
import { logLive } from './log-live.js'
import { createMetrics } from './server-metrics.js'

/** Runs the server until the signal aborts: then it takes no more, finishes what runs, and stores what it took. */
export async function serve(options: ServeOptions): Promise<void> {
  const log = createLog(options.log_level)
  const settings = await loadSettings(options.config)
  const { data: directory, admin_key, version } = options
  const live = await startLive({ directory, settings, admin_key, version })
  logLive(live, log)
  try {
    const metrics = createMetrics(live)
    const app = await createServer({ live, metrics, version, authenticate: authenticator(live) }, log)
    const url = await listen(app, options)
    const { first } = live.keys
    options.onReady({ url, ...(first.kind === 'printed' ? { first_key: first.token } : {}) })
    if (first.kind === 'revoked') log.warn('STILLWATCH_ADMIN_KEY was revoked earlier and opens nothing')
    await aborted(options.signal)
    const late = setTimeout(() => app.server.closeAllConnections(), settings.server.close_ms_max)
    await app.close()
    clearTimeout(late)
  } finally {
    await live.close()
  }
}

async function listen(app: Awaited<ReturnType<typeof createServer>>, { host, port }: ServeOptions): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new InputError('another program listens there', `--port ${port}`, 'Choose another port, or stop it.')
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new InputError('the address cannot be used', `--host ${host} --port ${port}`, 'Choose another one.')
    throw error
  }
}

/** A refused request, as an error that says what may be told. */
class AuthError extends Error {
  override readonly name = 'AuthError'
  readonly http_status: number
  readonly www_authenticate: string | undefined
  readonly retry_after_s: number | undefined
  constructor({ http_status, detail, www_authenticate, retry_after_s }: AuthFailure) {
    super(detail)
    this.http_status = http_status
    this.www_authenticate = www_authenticate === '' ? undefined : www_authenticate
    this.retry_after_s = retry_after_s
  }
}

function authenticator({ keys }: Live) {
  const principalOf = (outcome: Awaited<ReturnType<typeof keys.authenticate>>) => {
    if (outcome.failure !== undefined) throw new AuthError(outcome.failure)
    return outcome.principal
  }
  return (headers: Parameters<typeof keys.authenticate>[0]) => {
    const outcome = keys.authenticate(headers, Date.now())
    return outcome instanceof Promise ? outcome.then(principalOf) : principalOf(outcome)
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
