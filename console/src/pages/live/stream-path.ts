import type { LiveSearch } from './search'

/** Address of the stream with the filters that the server applies. */
export function streamPath({ account, campaign, decision }: LiveSearch): string {
  const given = Object.entries({ account, campaign, decision }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  const query = new URLSearchParams(given).toString()
  return query === '' ? '/v1/live/stream' : `/v1/live/stream?${query}`
}
