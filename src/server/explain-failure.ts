import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Problem, problem } from './problem.js'

export interface Failure {
  problem: Problem
  headers: Record<string, string>
  /** ours: to be looked into */
  internal: boolean
}

/** Errors that stages throw, by the names of their classes: statuses of the rest stand in `http_status` or are 500. */
const STATUS_OF: Record<string, number> = {
  InputError: 400,
  NotFoundError: 404,
  ConflictError: 409,
  QueueFull: 429,
  CallLost: 503,
}

type Told = Error & {
  http_status?: number
  what?: string
  where?: string
  hint?: string
  retry_after_s?: number
  www_authenticate?: string
}

/** What a caller is told of an error. Of our own faults no more than that there was one. */
export function explainFailure(error: FastifyError | Told): Failure {
  const told = error as Told
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [issue] = error.validation
    const where = `${error.validationContext}${issue?.instancePath ?? ''}`
    return outcome(400, issue?.message ?? 'not understood', { where, hint: 'See /openapi.json.' })
  }
  const status = told.http_status ?? STATUS_OF[told.name] ?? (error as FastifyError).statusCode ?? 500
  const headers: Record<string, string> = {}
  if (told.www_authenticate !== undefined) headers['www-authenticate'] = told.www_authenticate
  if (status === 429 || status === 503) headers['retry-after'] = String(told.retry_after_s ?? 1)
  if (status >= 500 && told.name !== 'CallLost') {
    return { ...outcome(status, 'something went wrong here; the log of the server tells what', {}), internal: true }
  }
  const { what, where, hint } = told
  const detail = told.name === 'CallLost' ? 'the store does not answer' : (what ?? told.message)
  const more = { ...(where === undefined ? {} : { where }), ...(hint === undefined ? {} : { hint }) }
  return { ...outcome(status, detail, more), headers }
}

const outcome = (status: number, detail: string, more: Pick<Problem, 'where' | 'hint'>): Failure => ({
  problem: problem(status, detail, more),
  headers: {},
  internal: false,
})
