import type { z } from 'zod'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { receiveDocuments } from '#ingest/receive/receive-documents.js'
import type { Arriving } from '../live/live-receive.js'

/**
 * The documents of a request, NDJSON or JSON, through a schema: all or none. Throws ReceiveError, and an InputError that
 * names the first document that is amiss. Keys that the schema does not know are left out.
 */
export async function readTold<T>(
  { body, headers }: Arriving,
  schema: z.ZodType<T>,
  { receive }: Pick<Settings, 'receive'>,
): Promise<T[]> {
  const { bytes, starts, ends, numbers, rejected } = await receiveDocuments(body, headers, receive)
  const [bad] = rejected
  if (bad !== undefined) throw amiss(bad.number, bad.reason)
  return starts.map((start, index) => {
    const checked = schema.safeParse(parsed(bytes.toString('utf8', start, ends[index]), numbers[index]!))
    if (checked.success) return checked.data
    const [issue] = checked.error.issues
    throw amiss(numbers[index]!, `${issue?.path.join('.') || 'document'}: ${issue?.message}`)
  })
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw amiss(number, 'not JSON')
  }
}

const amiss = (number: number, what: string) =>
  new InputError(what, `document ${number}`, 'Nothing of the request was taken. Correct it and send all again.')
