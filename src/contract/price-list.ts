import { z } from 'zod'

const price = z.number().min(0)

/** The operator's own prices: what a model's tokens are sold for. */
export const priceListSchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  per_million_tokens: z
    .record(
      z.string(),
      z.object({
        input: price,
        output: price,
        reasoning: price.default(0).describe('beyond what reasoning tokens cost as part of the output'),
      }),
    )
    .describe('by model; a name that ends with * stands for all that begin so, the longest one counts'),
})
export type PriceList = z.infer<typeof priceListSchema>
