import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Settings } from '#contract/settings.js'
import type { Ingested } from '#ingest/live/ingest-queue.js'
import { BodyRoom, type Lease } from '#ingest/receive/body-room.js'
import { oneDocument } from '#ingest/receive/documents.js'
import { heliconeDocuments } from '#ingest/receive/helicone-documents.js'
import { answerOtlp, type OtlpAnswer, otlpEncodingOf, refuseOtlp } from '#ingest/receive/otlp-answer.js'
import type { OtlpSignal } from '#ingest/receive/otlp-schema.js'
import { receiveBody, receiveDocuments } from '#ingest/receive/receive-documents.js'
import { receiveOtlp } from '#ingest/receive/receive-otlp.js'
import { verifyHelicone } from '#ingest/receive/verify-helicone.js'
import type { LiveIngest } from './live-ingest.js'

/** A request with exchanges, as it comes. */
export interface Arriving {
  body: Readable
  headers: IncomingHttpHeaders
}

/** Formats whose requests hold documents as they are. */
export type PlainFormat = 'native' | 'litellm' | 'kong'

/** From the body of a request to what became of it, one function a kind of sender. All may throw ReceiveError, QueueFull. */
export function liveReceive(ingest: LiveIngest, { receive: options, ingest: { helicone_secret } }: Settings) {
  const room = new BodyRoom(options)
  /** Takes a body in within the room for all of them, if the queue would have it. */
  const within = async <T>({ headers }: Arriving, work: (lease: Lease) => Promise<T>): Promise<T> => {
    // Before the body is read: who must wait shall not send it in vain.
    ingest.queue.admit(Number(headers['content-length'] ?? 0))
    const lease = room.lease()
    try {
      return await work(lease)
    } finally {
      lease.release()
    }
  }
  return {
    documents: (format: PlainFormat, arriving: Arriving): Promise<Ingested> =>
      within(arriving, async (lease) =>
        ingest.take(format, await receiveDocuments(arriving.body, arriving.headers, options, lease)),
      ),
    helicone: (arriving: Arriving): Promise<Ingested> =>
      within(arriving, async (lease) => {
        const body = await receiveBody(arriving.body, arriving.headers, options, lease)
        verifyHelicone(body, arriving.headers['helicone-signature'], [helicone_secret])
        return ingest.take('helicone', heliconeDocuments(body, new Date()))
      }),
    /** `accepted` and `rejected` count spans or log records. */
    otlp: (signal: OtlpSignal, arriving: Arriving): Promise<OtlpOutcome> =>
      within(arriving, async (lease) => {
        const { body, headers } = arriving
        const { document, items, encoding } = await receiveOtlp(body, headers, signal, options, lease)
        if (items === 0) return { answer: answerOtlp(signal, encoding, 0), accepted: 0, rejected: 0 }
        const { rejected, rejected_entries } = await ingest.take('otel-genai', oneDocument(document))
        return {
          answer: answerOtlp(signal, encoding, rejected_entries, rejected[0]?.reason),
          accepted: items - rejected_entries,
          rejected: rejected_entries,
        }
      }),
    /** The refusal of an OTLP request, in its own encoding. */
    refuseOtlp: (status: number, headers: IncomingHttpHeaders, detail: string): OtlpAnswer =>
      refuseOtlp(status, encodingOf(headers['content-type']), detail),
  }
}
export type LiveReceive = ReturnType<typeof liveReceive>

export interface OtlpOutcome {
  answer: OtlpAnswer
  accepted: number
  rejected: number
}

function encodingOf(content_type: string | undefined): 'json' | 'protobuf' {
  try {
    return otlpEncodingOf(content_type)
  } catch {
    return 'json'
  }
}
