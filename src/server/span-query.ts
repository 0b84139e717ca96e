import { z } from 'zod'

const moment = z.iso.datetime({ offset: true }).optional()

/** Query of figures over a time. */
export const spanQuery = z.object({
  from: moment.describe('by default the setting figures.days before `to`'),
  to: moment.describe('not within; by default just after the newest exchange'),
})
