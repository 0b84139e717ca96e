import { z } from 'zod'
import { publisherSchema, recipientSchema } from './gate-settings.js'

const count = z.number().int().min(0)

/** What may leave here, for what and to whom, for those who ask for it; no key, password or address of a key. */
export const sharingTermsSchema = z.object({
  publisher: publisherSchema.nullable().describe('null: none is set, so nothing can leave in its name'),
  purposes: z.array(z.string()).describe('a purpose begins with one of these and a colon'),
  purpose_characters_min: count.describe('of what is said after the colon'),
  recipients: z.array(recipientSchema.extend({ name: z.string() })),
  remotes: z
    .array(
      z.object({
        url: z.string().describe('collection of another TAXII server'),
        recipient: z.string().describe('empty: nothing is pushed there'),
        every_s: count.describe('between two polls; 0: it is not polled'),
      }),
    )
    .describe('of other operators'),
  communities: z.array(z.string()).describe('whose key is held here'),
  confidence_min: count.describe('indicators less sure than this are not made, from 0 to 100'),
  approval_days: count.describe('after which an approval is void'),
})
export type SharingTerms = z.infer<typeof sharingTermsSchema>
