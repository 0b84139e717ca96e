import { z } from 'zod'
import { manifestSchema } from './detector.js'

/** How a kind of evidence is read: what it claims, what chance means there, and how to check it by hand. */
export const runbookSchema = manifestSchema.extend({ text: z.string().describe('Markdown, its headings from ##') })
export type Runbook = z.infer<typeof runbookSchema>
