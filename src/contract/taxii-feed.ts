import { z } from 'zod'

/** A collection of another TAXII 2.1 server that is polled for indicators, and to which what is approved can be pushed. */
export const taxiiFeedSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).describe('of the collection: …/collections/ID/'),
  username: z.string().default(''),
  password_file: z.string().default('').describe('file that holds the password, or the key of a Stillwatch server'),
  every_s: z.number().int().min(0).default(900).describe('between two polls; 0: it is not polled'),
  poll_s_max: z
    .number()
    .int()
    .min(1)
    .default(300)
    .describe('of one poll; the next goes on where it ended, so that a slow server holds up nobody'),
  recipient: z
    .string()
    .max(200)
    .default('')
    .describe('one of sharing.gate.recipients, who reads there: what may leave to them can be pushed; empty: nothing'),
})
export type TaxiiFeed = z.infer<typeof taxiiFeedSchema>
