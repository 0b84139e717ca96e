export interface LiveExchange {
  at: string
  account: string
  model: string
  input_tokens: number
  output_tokens: number
  reasoning_tokens: number
  capability: string
  campaign_id: string | null
}

export interface LiveDecision {
  at: string
  account: string
  model: string
  policy: string
  policy_version: number
  rule: string
  action: string
  mode: 'shadow' | 'enforce'
  enforced: boolean
  overridden_by: string
  within_rate?: boolean
  campaign_id: string | null
}

export type LiveEntry = { key: string } & (
  | ({ kind: 'exchange' } & LiveExchange)
  | ({ kind: 'decision' } & LiveDecision)
)

/** Entries that a page holds; older ones make room. A person reads no further back, and saves them as CSV if so. */
export const HELD_MAX = 1000
/** Time over which the rate is taken. */
export const RATE_MS = 10_000

export interface LiveBuffer {
  /** the newest first */
  entries: readonly LiveEntry[]
  /** while paused: what came since, the newest first, as many as are held */
  waiting: readonly LiveEntry[]
  /** came while paused and found no room */
  dropped: number
  /** left out by the server: more came than a stream tells */
  skipped: { exchanges: number; decisions: number }
  /** events in all */
  seen: number
  /** times of arrival of the last events, in milliseconds, within RATE_MS */
  arrivals: readonly number[]
}

export const EMPTY_BUFFER: LiveBuffer = {
  entries: [],
  waiting: [],
  dropped: 0,
  skipped: { exchanges: 0, decisions: 0 },
  seen: 0,
  arrivals: [],
}

export interface Arrival {
  event: string
  data: unknown
}

/** The buffer after what arrived since the last look at it. */
export function takeArrivals(
  buffer: LiveBuffer,
  arrivals: readonly Arrival[],
  paused: boolean,
  now_ms: number,
): LiveBuffer {
  const came = arrivals.flatMap(({ event, data }, place) => entryOf(event, data, `${buffer.seen + place}`)).reverse()
  const skips = arrivals.filter(({ event }) => event === 'skipped').map(({ data }) => data as LiveBuffer['skipped'])
  const place = paused ? 'waiting' : 'entries'
  const all = [...came, ...buffer[place]]
  return {
    ...buffer,
    [place]: all.slice(0, HELD_MAX),
    dropped: buffer.dropped + (paused ? Math.max(0, all.length - HELD_MAX) : 0),
    skipped: {
      exchanges: skips.reduce((sum, { exchanges }) => sum + exchanges, buffer.skipped.exchanges),
      decisions: skips.reduce((sum, { decisions }) => sum + decisions, buffer.skipped.decisions),
    },
    seen: buffer.seen + arrivals.length,
    arrivals: [...buffer.arrivals, ...came.map(() => now_ms)].filter((at_ms) => at_ms > now_ms - RATE_MS),
  }
}

/** Going on after a pause: what waited is shown. */
export const resume = (buffer: LiveBuffer): LiveBuffer => ({
  ...buffer,
  entries: [...buffer.waiting, ...buffer.entries].slice(0, HELD_MAX),
  waiting: [],
  dropped: 0,
})

/** Events a second over the last ten. */
export const rateOf = ({ arrivals }: LiveBuffer): number => arrivals.length / (RATE_MS / 1000)

function entryOf(event: string, data: unknown, key: string): LiveEntry[] {
  if (event === 'exchange') return [{ kind: 'exchange', key, ...(data as LiveExchange) }]
  if (event === 'decision') return [{ kind: 'decision', key, ...(data as LiveDecision) }]
  return []
}
