import { CHANNELS } from '#contract/item-group.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'
import type { Holdings } from './holdings.js'

/**
 * Reads which accounts hold an item together with others. What too many hold joins nobody: hundreds of holders are a NAT,
 * a framework or a reseller, and so is a twentieth of a small log.
 */
export async function readHoldings(
  engine: Engine,
  bounds: Pick<Settings['items'], 'hub_degree_max' | 'hub_share_max'>,
): Promise<Holdings> {
  const reader = new RowReader(
    await engine.binary(readSql(import.meta.url, './holdings.sql'), {
      hub_degree_max: bounds.hub_degree_max,
      hub_share_max: bounds.hub_share_max,
    }),
  )
  const keys = new Map<number, string>()
  const items: { channel: number; item: bigint; weight: number; places: number[] }[] = []
  const degrees = CHANNELS.map(() => new Map<number, number>())
  const links = CHANNELS.map(() => 0)
  while (!reader.done) {
    const channel = reader.uint8()
    const place = reader.uint32()
    keys.set(place, reader.uint64().toString())
    const item = reader.uint64()
    degrees[channel]!.set(place, reader.uint32())
    links[channel] = reader.uint32()
    const weight = reader.float64()
    const current = items.at(-1)
    if (current?.item === item && current.channel === channel) current.places.push(place)
    else items.push({ channel, item, weight, places: [place] })
  }
  const places = [...keys.keys()].sort((a, b) => a - b)
  const index = new Map(places.map((place, i) => [place, i]))
  return {
    accounts: places.map((place) => keys.get(place)!),
    items: items.map(({ channel, weight, places: at }) => ({ channel, weight, holders: at.map((p) => index.get(p)!) })),
    degrees: degrees.map((channel) => Float64Array.from(places, (place) => channel.get(place) ?? 0)),
    links,
  }
}
