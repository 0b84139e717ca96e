import type { Readable } from 'node:stream'
import { ReceiveError } from './receive-error.js'
import type { ReceiveOptions } from './receive-options.js'

const WHERE = 'request body'
const CHECK_MS = 250

export type CollectOptions = Pick<ReceiveOptions, 'received_bytes_max' | 'body_ms_max' | 'bytes_per_s_min' | 'grace_ms'>

/**
 * The bytes of a body as they were sent. Errors are those of `drainBody`. `onBytes` is told of each piece and may throw a
 * ReceiveError of its own.
 */
export async function collectBody(
  source: Readable,
  options: CollectOptions,
  announced_bytes?: number | undefined,
  onBytes: (bytes: number) => void = () => {},
): Promise<Buffer> {
  const chunks: Buffer[] = []
  const bytes = await drainBody(source, options, announced_bytes, (piece) => {
    onBytes(piece.length)
    chunks.push(piece)
  })
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, bytes)
}

/**
 * Hands a body on as it comes, and gives its length. Throws ReceiveError: 413 where there are too many bytes (by the
 * announced length even before the first is read), 408 where they come too slowly, 400 where the sender goes away. The
 * stream is then paused, not destroyed, so that an answer can still be sent; close the connection after it. `take` may
 * throw, which ends it, and may ask by a promise that no more comes until that resolves.
 */
export async function drainBody(
  source: Readable,
  options: CollectOptions,
  announced_bytes: number | undefined,
  take: (piece: Buffer) => void | Promise<void>,
): Promise<number> {
  if ((announced_bytes ?? 0) > options.received_bytes_max) throw tooLarge(options)
  let bytes = 0
  await new Promise<void>((resolve, reject) => {
    const started = performance.now()
    const settle = (error?: Error): void => {
      clearInterval(clock)
      source.off('data', onData).off('end', onEnd).off('close', onClose).pause()
      if (error === undefined) resolve()
      else reject(error)
    }
    const onData = (chunk: Buffer | string): void => {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      bytes += piece.length
      try {
        if (bytes > options.received_bytes_max) throw tooLarge(options)
        const taken = take(piece)
        if (taken === undefined) return
        source.pause()
        taken.then(() => source.resume(), settle)
      } catch (error) {
        settle(error as Error)
      }
    }
    const onEnd = (): void => settle()
    const onClose = (): void => settle(cutOff(bytes))
    const onError = (): void => settle(cutOff(bytes))
    const clock = setInterval(
      () => {
        const slow = slowness(performance.now() - started, bytes, options)
        if (slow !== undefined) settle(slow)
      },
      Math.min(CHECK_MS, options.body_ms_max),
    )
    // A stream that failed once may fail again while the answer is sent: this listener stays.
    source.on('error', onError).on('data', onData).on('end', onEnd).on('close', onClose)
    if (source.destroyed || source.readableEnded) settle(source.readableEnded ? undefined : cutOff(bytes))
  })
  return bytes
}

function slowness(elapsed_ms: number, bytes: number, options: CollectOptions): ReceiveError | undefined {
  if (elapsed_ms >= options.body_ms_max) {
    return new ReceiveError(408, `not sent within ${options.body_ms_max} ms`, WHERE, 'Send smaller batches')
  }
  const counted_s = (elapsed_ms - options.grace_ms) / 1000
  if (counted_s <= 0 || bytes >= counted_s * options.bytes_per_s_min) return undefined
  return new ReceiveError(408, `sent slower than ${options.bytes_per_s_min} bytes a second`, WHERE, 'Send it again')
}

const tooLarge = ({ received_bytes_max }: CollectOptions): ReceiveError =>
  new ReceiveError(413, `more than ${received_bytes_max} bytes`, WHERE, 'Send smaller batches, or compress them')

const cutOff = (bytes: number): ReceiveError =>
  new ReceiveError(400, `the connection was closed after ${bytes} bytes`, WHERE, 'Send it again')
