import { z } from 'zod'
import { eventSchema } from './told.js'

/** An event as it is kept. */
export const toldEventSchema = eventSchema.extend({
  id: z.number().int(),
  told: z.iso.datetime().describe('when it was sent here'),
})
export type ToldEvent = z.infer<typeof toldEventSchema>
