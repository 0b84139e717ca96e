import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { GatewayAnswersSettings, GatewayLimits } from '#contract/gateway-settings.js'
import { AnswerWriter } from './answer/answer-writer.js'
import { answerHeaders } from './answer/pass-headers.js'
import { type AnswerPlan, planAnswer } from './answer/plan-answer.js'
import { sendError } from './answer/send-error.js'
import { type ErrorForm, errorEvent } from './api-error.js'
import type { CanaryServing } from './canary/canary-source.js'
import type { JsonObject } from './json-object.js'
import { AnswerRecord, type RecordedAnswer } from './record/answer-record.js'
import { codeOf, upstreamError } from './upstream-error.js'

export interface ForwardTask {
  method: string
  path: string
  headers: string[]
  body: Buffer | Readable | null
  /** whether reasoning is taken out of the answer */
  withhold: boolean
  /** what was asked, of a request whose text the answer goes on with */
  request?: JsonObject | undefined
  /** whether the gateway itself asked for the usage of the stream, so that the caller is not to see it */
  hide_usage: boolean
  /** what is put into the texts of the answer */
  canaries?: CanaryServing | undefined
  /** whether a copy of the answer is wanted */
  record: boolean
  form: ErrorForm
}

/** How it went. `status` is the one that the caller saw, 499 where it left before there was one. */
export interface Forwarded {
  status: number
  answer: RecordedAnswer
  first_byte_ms?: number
  /** code of what broke on the way to the model server or back */
  failure?: string
  /** content type of an answer from which reasoning was to be withheld, and that passed unread */
  unwithheld?: string
  /** canaries were to be put in, and could not be, or not to the end */
  unmarked?: true
}

/** What holds for all requests. */
export interface ForwardSettings {
  limits: GatewayLimits
  answers: GatewayAnswersSettings
}

/** Sends a request to the model server and its answer to the caller, piece by piece, at the pace of the slower side. */
export const forwardRequest = (
  upstream: Dispatcher,
  response: ServerResponse,
  task: ForwardTask,
  settings: ForwardSettings,
): Promise<Forwarded> =>
  new Promise((resolve) => {
    const { method, path, headers, body } = task
    upstream.dispatch({ method, path, headers, body }, new Forwarding(response, task, settings, resolve))
  })

const LEFT = 499
/** What a rewritten body makes untrue. */
const OF_THE_BODY = new Set(['content-length', 'content-encoding', 'content-md5', 'digest', 'etag', 'repr-digest'])

class Forwarding implements Dispatcher.DispatchHandler {
  readonly #started_ms = performance.now()
  #controller: Dispatcher.DispatchController | undefined
  #writer: AnswerWriter | undefined
  #plan: AnswerPlan | undefined
  #record: AnswerRecord | undefined
  #last: Buffer | undefined
  #stalled: NodeJS.Timeout | undefined
  #first_byte_ms: number | undefined
  #failure: string | undefined
  #closed = false

  constructor(
    private readonly response: ServerResponse,
    private readonly task: ForwardTask,
    private readonly settings: ForwardSettings,
    private readonly resolve: (forwarded: Forwarded) => void,
  ) {
    response.once('close', () => this.#close())
    response.on('drain', () => this.#ready())
    // A write to a connection that the caller closed; `close` follows.
    response.on('error', () => {})
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#closed) controller.abort(new Error('the caller has left'))
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200 || this.#closed) return
    try {
      const plan = planAnswer(headers, {
        withhold: this.task.withhold,
        request: this.task.request,
        canaries: this.task.canaries,
        answers: this.settings.answers,
        bytes_max: this.settings.limits.rewrite_bytes_max,
        // The record has it all the same.
        hideUsage: this.task.hide_usage ? (event) => this.#record?.push(event) : undefined,
      })
      const raw = controller.rawHeaders as Buffer[]
      this.#plan = plan
      if (this.task.record) {
        const encoding = plan.body === undefined ? plan.encoding : undefined
        this.#record = new AnswerRecord(plan.content_type, encoding, this.settings.limits.record_bytes_max)
      }
      this.#writer = new AnswerWriter(this.response, plan, {
        begin: () => this.#begin(status, answerHeaders(raw, plan.body && OF_THE_BODY)),
        sent: (bytes) => this.#sent(bytes),
        ready: () => this.#ready(),
        failed: (error) => this.#fail(error),
      })
    } catch (error) {
      this.#fail(error)
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, bytes: Buffer): void {
    this.#first_byte_ms ??= performance.now() - this.#started_ms
    if (this.#writer === undefined || this.#closed || this.#writer.write(bytes) || controller.aborted) return
    controller.pause()
    this.#stalled ??= setTimeout(() => this.response.destroy(), this.settings.limits.client_stall_ms_max)
  }

  onResponseEnd(): void {
    this.#writer?.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!this.#closed) this.#fail(error)
  }

  #begin(status: number, headers: string[]): void {
    this.response.writeHead(status, headers)
    // The head of a stream goes out with its first event if that is here, and without it if the model is still thinking.
    if (this.#plan?.is_stream) setImmediate(() => this.#last === undefined && this.response.flushHeaders())
  }

  #sent(bytes: Buffer): void {
    this.#last = bytes
    this.#record?.push(bytes)
  }

  #ready(): void {
    clearTimeout(this.#stalled)
    this.#stalled = undefined
    if (this.#controller?.paused) this.#controller.resume()
  }

  #fail(error: unknown): void {
    if (this.#failure !== undefined) return
    this.#failure = codeOf(error)
    this.#controller?.abort(error as Error)
    const told = upstreamError(error)
    if (!this.response.headersSent) {
      sendError(this.response, this.task.form, told)
    } else if (this.#canTellInStream()) {
      const bytes = Buffer.from(errorEvent(this.task.form, told))
      this.response.end(bytes)
      this.#sent(bytes)
    } else {
      // A broken body must not look whole.
      this.response.destroy()
    }
  }

  #canTellInStream(): boolean {
    if (!this.#plan?.is_stream || (this.#plan.encoding !== undefined && this.#plan.body === undefined)) return false
    if (this.#last === undefined) return true
    const end = this.#last.subarray(-4).toString('latin1')
    return end.endsWith('\n\n') || end === '\r\n\r\n'
  }

  #close(): void {
    this.#closed = true
    clearTimeout(this.#stalled)
    this.#plan?.decoder?.destroy()
    // Without effect where the answer is complete.
    if (!this.response.writableFinished) this.#controller?.abort(new Error('the caller has left'))
    const forwarded = {
      status: this.response.headersSent ? this.response.statusCode : LEFT,
      ...(this.#first_byte_ms !== undefined && { first_byte_ms: this.#first_byte_ms }),
      ...(this.#failure !== undefined && { failure: this.#failure }),
      ...(isUnread(this.#plan) && { unwithheld: this.#plan?.content_type ?? '' }),
      ...(isUnmarked(this.#plan) && { unmarked: true as const }),
    }
    if (this.#record === undefined) this.resolve({ ...forwarded, answer: { cut: false } })
    else this.#record.end((answer) => this.resolve({ ...forwarded, answer }))
  }
}

const isUnread = (plan: AnswerPlan | undefined): boolean =>
  plan?.passes_unread === true || plan?.body?.passed_unread === true

const isUnmarked = (plan: AnswerPlan | undefined): boolean =>
  plan?.passes_unmarked === true || plan?.body?.passed_unmarked === true
