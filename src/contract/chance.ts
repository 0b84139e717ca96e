import { z } from 'zod'

/** A figure beside what chance gives. */
export const chanceSchema = z.object({
  observed: z.number(),
  expected: z.number().describe('the same figure by chance: in the middle of what it was compared with'),
  p_value: z
    .number()
    .min(0)
    .max(1)
    .describe('how often chance gives as much or more; never told below what was compared with can show'),
  compared_with: z.string().describe('in words, what stands for chance'),
})
export type Chance = z.infer<typeof chanceSchema>
