import { z } from 'zod'

const count = z.number().int().min(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const cluster = z.string().regex(/^clu_[0-9a-f]{20}$/)

/** Model servers that watermark, and under which keys: the gateway knows commitments alone. */
export const gatewayWatermarkSettingsSchema = z
  .strictObject({
    strip_opt_out: z
      .boolean()
      .default(true)
      .describe(
        'take `watermarking` out of every request that has it as anything but true: engines let callers opt out by it',
      ),
    upstream_key_commitment: sha256
      .nullable()
      .default(null)
      .describe('of the key under which --upstream itself watermarks, for the record; null: it does not'),
    pools: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
          upstream: z.url({ protocol: /^https?$/ }).describe('as --upstream: the same models, with a key of its own'),
          key_commitment: sha256.describe('sha256(key ‖ salt), as the registry of keys publishes it'),
          clusters: z
            .array(cluster)
            .max(1000)
            .optional()
            .describe('for these alone; without it the pool takes what no other pool is for'),
        }),
      )
      .max(100)
      .default([])
      .describe('where answers of the degradation `watermark` come from; none: it is counted as not enforced'),
  })
  .refine(({ pools }) => new Set(pools.map(({ name }) => name)).size === pools.length, 'two pools have one name')
export type GatewayWatermarkSettings = z.infer<typeof gatewayWatermarkSettingsSchema>

/** Canaries in answers, and the way of what was served to the server. */
export const gatewayCanarySettingsSchema = z.strictObject({
  refresh_ms: count.default(15_000).describe('how often slots and key are asked of the server'),
  snapshot_ms_max: count.default(30_000).describe('for the server to answer'),
  ledger_ms: count.default(5000).describe('how often it is told what was served'),
  ledger_held_max: count
    .default(100_000)
    .describe('sums not yet told, one a slot and account; beyond it new ones are dropped and counted'),
  ledger_batch_max: count.max(10_000).default(1000).describe('sums told in one request'),
  close_ms_max: count.default(5000).describe('for telling the rest when the gateway closes'),
})
export type GatewayCanarySettings = z.infer<typeof gatewayCanarySettingsSchema>
