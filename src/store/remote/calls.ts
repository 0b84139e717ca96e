import { randomUUID } from 'node:crypto'
import type { Port } from './port.js'

/** A call and its answer as they go over a port. Several callers may share one: `channel` tells theirs. */
interface CallMessage {
  channel: string
  call: string
  method: string
  args: unknown[]
}
type AnswerMessage = { channel: string; answer: string } & (
  | { value: unknown }
  | { error: { message: string; code?: string } }
)

export type Methods = Record<string, (...args: never[]) => Promise<unknown>>

/** The other side did not answer in time, or is gone. Whether the call was carried out is not known. */
export class CallLost extends Error {
  override readonly name = 'CallLost'
}

export interface CallerOptions {
  /** a call without an answer fails after it; 0: never */
  answer_ms_max: number
}

/** Gives a function that calls a method at the other end of the port. */
export function callerOn(
  port: Port,
  channel: string,
  { answer_ms_max }: CallerOptions,
): (method: string, args: unknown[], answer_ms?: number) => Promise<unknown> {
  const waiting = new Map<string, { resolve(value: unknown): void; reject(error: Error): void }>()
  let gone = false
  port.onMessage((message) => {
    const answer = message as AnswerMessage
    if (answer.channel !== channel || answer.answer === undefined) return
    const call = waiting.get(answer.answer)
    waiting.delete(answer.answer)
    if ('error' in answer) call?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }))
    else call?.resolve(answer.value)
  })
  port.onClose(() => {
    gone = true
    for (const { reject } of waiting.values()) reject(new CallLost('the store process ended'))
    waiting.clear()
  })
  return (method, args, answer_ms = answer_ms_max) =>
    new Promise((resolve, reject) => {
      if (gone) return reject(new CallLost('the store process ended'))
      const call = randomUUID()
      const late = () => {
        waiting.delete(call)
        reject(new CallLost(`the store did not answer «${method}» within ${answer_ms} ms`))
      }
      const timer = answer_ms > 0 ? setTimeout(late, answer_ms) : undefined
      const settled =
        <V>(settle: (value: V) => void) =>
        (value: V) => {
          clearTimeout(timer)
          settle(value)
        }
      waiting.set(call, { resolve: settled(resolve), reject: settled(reject) })
      port.send({ channel, call, method, args } satisfies CallMessage)
    })
}

/** Answers the calls that come over a port. */
export function answerOn(port: Port, channel: string, methods: Methods): void {
  port.onMessage((message) => {
    const { channel: to, call, method, args } = message as CallMessage
    if (to !== channel || call === undefined) return
    const run = methods[method] as ((...args: unknown[]) => Promise<unknown>) | undefined
    const work = run === undefined ? Promise.reject(new Error(`no method ${method}`)) : run(...args)
    work.then(
      (value) => port.send({ channel, answer: call, value }),
      (error: Error & { code?: string }) =>
        port.send({ channel, answer: call, error: { message: error.message, code: error.code } }),
    )
  })
}
