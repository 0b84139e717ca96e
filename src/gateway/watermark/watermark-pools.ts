import { createHash } from 'node:crypto'
import { Pool } from 'undici'
import type { GatewayWatermarkSettings } from '#contract/gateway-marks-settings.js'
import type { GatewayLimits } from '#contract/gateway-settings.js'

/** A model server, and the way to it. */
export interface Upstream {
  dispatcher: Pool
  /** path of its URL, without a slash at its end */
  path_prefix: string
}

/** Connections to a model server within the limits. @throws where it is no URL */
export function openUpstream(address: string, limits: GatewayLimits): Upstream {
  const url = new URL(address)
  const dispatcher = new Pool(url.origin, {
    connections: limits.upstream_connections_max,
    // One answer may take minutes, and nothing may wait behind it.
    pipelining: 1,
    headersTimeout: limits.first_byte_ms_max,
    bodyTimeout: limits.idle_ms_max,
    connect: { timeout: limits.connect_ms_max },
  })
  return { dispatcher, path_prefix: url.pathname.replace(/\/$/, '') }
}

/** A model server that watermarks under a key of its own. */
export interface WatermarkPool extends Upstream {
  name: string
  key_commitment: string
  clusters: ReadonlySet<string> | undefined
}

export const openPools = ({ pools }: GatewayWatermarkSettings, limits: GatewayLimits): WatermarkPool[] =>
  pools.map(({ name, upstream, key_commitment, clusters }) => ({
    ...openUpstream(upstream, limits),
    name,
    key_commitment,
    clusters: clusters && new Set(clusters),
  }))

/**
 * The pool of a cluster: one that is for it alone, else one of those for all, always the same while their number is.
 * @returns undefined where there is none: then nothing marks the answer
 */
export function choosePool(pools: readonly WatermarkPool[], cluster: string): WatermarkPool | undefined {
  const own = pools.find(({ clusters }) => clusters?.has(cluster))
  if (own !== undefined) return own
  const common = pools.filter(({ clusters }) => clusters === undefined)
  return common[createHash('sha256').update(cluster).digest().readUInt32BE(0) % common.length]
}
