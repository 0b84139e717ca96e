import { Agent, request } from 'undici'
import { EventSplitter, type StreamEvent } from '../answer/split-events.js'
import { type ServerAddress, serverUrl } from '../post-to-server.js'
import { pause, RetryDelay } from '../retry-delay.js'
import { codeOf } from '../upstream-error.js'

export interface FollowHooks {
  /** the stream is open: from here on nothing is missed, so a snapshot asked for now is whole */
  opened(): void
  event(event: StreamEvent): void
  broke(reason: string): void
}

export interface FollowOptions {
  server: ServerAddress
  path: string
  /** a stream that is silent for so long is taken as dead and opened again */
  silent_ms_max: number
  event_characters_max: number
  retry_ms_min: number
  retry_ms_max: number
}

/** Keeps a stream of events open, for ever, until it is told to stop. */
export function followServer(options: FollowOptions, hooks: FollowHooks): { stop(): Promise<void> } {
  const ended = new AbortController()
  const agent = new Agent({ connections: 1, bodyTimeout: options.silent_ms_max, headersTimeout: options.silent_ms_max })
  const delay = new RetryDelay(options.retry_ms_min, options.retry_ms_max)
  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const reason = await readOnce(options, hooks, agent, delay)
      if (ended.signal.aborted) return
      hooks.broke(reason)
      await pause(delay.next(), ended.signal)
    }
  }
  const done = run()
  const stop = async (): Promise<void> => {
    ended.abort()
    await agent.destroy()
    await done
  }
  return { stop }
}

/** @returns why the stream ended */
async function readOnce(options: FollowOptions, hooks: FollowHooks, agent: Agent, delay: RetryDelay): Promise<string> {
  const { server, path, event_characters_max } = options
  try {
    const headers = { authorization: `Bearer ${server.key}`, accept: 'text/event-stream' }
    const { statusCode, body } = await request(serverUrl(server, path), { headers, dispatcher: agent })
    if (statusCode !== 200) {
      await body.dump()
      return `HTTP ${statusCode}`
    }
    hooks.opened()
    const splitter = new EventSplitter(event_characters_max)
    for await (const bytes of body) {
      delay.reset()
      for (const event of splitter.push(bytes as Buffer)) hooks.event(event)
    }
    return 'ended'
  } catch (error) {
    return codeOf(error)
  }
}
