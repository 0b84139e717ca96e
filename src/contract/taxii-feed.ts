import { z } from 'zod'

/** A collection of another TAXII 2.1 server that is polled for indicators. */
export const taxiiFeedSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).describe('of the collection: …/collections/ID/'),
  username: z.string().default(''),
  password_file: z.string().default('').describe('file that holds the password, or the key of a Stillwatch server'),
  every_s: z.number().int().min(1).default(900).describe('between two polls'),
})
export type TaxiiFeed = z.infer<typeof taxiiFeedSchema>
