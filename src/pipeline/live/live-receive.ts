import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Settings } from '#contract/settings.js'
import type { Ingested } from '#ingest/live/ingest-queue.js'
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
  // Before the body is read: who must wait shall not send it in vain.
  const admit = ({ headers }: Arriving) => ingest.queue.admit(Number(headers['content-length'] ?? 0))
  return {
    documents: async (format: PlainFormat, arriving: Arriving): Promise<Ingested> => {
      admit(arriving)
      return ingest.take(format, await receiveDocuments(arriving.body, arriving.headers, options))
    },
    helicone: async (arriving: Arriving): Promise<Ingested> => {
      admit(arriving)
      const body = await receiveBody(arriving.body, arriving.headers, options)
      verifyHelicone(body, arriving.headers['helicone-signature'], [helicone_secret])
      return ingest.take('helicone', heliconeDocuments(body, new Date()))
    },
    /** `accepted` and `rejected` count spans or log records. */
    otlp: async (signal: OtlpSignal, arriving: Arriving): Promise<OtlpOutcome> => {
      admit(arriving)
      const { document, items, encoding } = await receiveOtlp(arriving.body, arriving.headers, signal, options)
      if (items === 0) return { answer: answerOtlp(signal, encoding, 0), accepted: 0, rejected: 0 }
      const { rejected, rejected_entries } = await ingest.take('otel-genai', oneDocument(document))
      return {
        answer: answerOtlp(signal, encoding, rejected_entries, rejected[0]?.reason),
        accepted: items - rejected_entries,
        rejected: rejected_entries,
      }
    },
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
