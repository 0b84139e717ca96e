import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Problem, problem } from './problem.js'
import { tellIssue } from './tell-issue.js'

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

/** Text that PostgreSQL cannot keep: a zero character (22P05 in JSON), or half of a surrogate pair. */
const UNKEPT_TEXT = ['22021', '22P05']

/** The disk is full: as Node says it, PostgreSQL, and ClickHouse (NOT_ENOUGH_SPACE, CANNOT_WRITE_TO_FILE_DESCRIPTOR). */
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', '53100', '243', '75'])
const DISK_RETRY_S = 10

const TYPE_HINT = 'Send content-type: application/json; of a policy application/yaml.'

type Told = Error & {
  code?: string
  http_status?: number
  what?: string
  where?: string
  hint?: string
  retry_after_s?: number
  www_authenticate?: string
}

/** Errors that say themselves what may be told, also where the status is ours. */
const EXPECTED = new Set(['CallLost', 'QueueFull', 'ReceiveError', 'AuthError', 'PsiFailure'])

/** What a caller is told of an error. Of our own faults no more than that there was one. */
export function explainFailure(error: FastifyError | Told): Failure {
  const told = error as Told
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [issue] = error.validation
    const path = (issue?.instancePath ?? '').split('/').filter((step) => step !== '')
    const keys = issue?.params.keys as string[] | undefined
    const told = { code: issue?.keyword ?? '', message: issue?.message ?? 'not understood', path, keys }
    const { detail, where } = tellIssue(error.validationContext ?? '', told)
    return outcome(400, detail, { where, hint: 'See /openapi.json.' })
  }
  if (UNKEPT_TEXT.includes(told.code ?? ''))
    return outcome(400, 'it holds a character that cannot be kept (U+0000)', {
      where: 'request',
      hint: 'Leave it out.',
    })
  const status = told.http_status ?? STATUS_OF[told.name] ?? (error as FastifyError).statusCode ?? 500
  if (isDiskFull(told)) return diskFull()
  const headers: Record<string, string> = {}
  if (told.www_authenticate !== undefined) headers['www-authenticate'] = told.www_authenticate
  if (status === 429 || status === 503) headers['retry-after'] = String(told.retry_after_s ?? 1)
  if (status >= 500 && !EXPECTED.has(told.name)) {
    return { ...outcome(status, 'something went wrong here; the log of the server tells what', {}), internal: true }
  }
  const { what, where, hint = status === 415 ? TYPE_HINT : undefined } = told
  const detail = told.name === 'CallLost' ? 'the store does not answer' : (what ?? told.message)
  const more = { ...(where === undefined ? {} : { where }), ...(hint === undefined ? {} : { hint }) }
  return { ...outcome(status, detail, more), headers }
}

const isDiskFull = ({ code, message }: Told): boolean =>
  (code !== undefined && DISK_FULL.has(code)) || message.includes('No space left on device')

/** 503 and not 507: who sends exchanges tries again after the one and gives up after the other. */
const diskFull = (): Failure => ({
  ...outcome(503, 'the disk of the server is full', { hint: 'Try again later; whoever runs it must make room.' }),
  headers: { 'retry-after': String(DISK_RETRY_S) },
  internal: true,
})

const outcome = (status: number, detail: string, more: Pick<Problem, 'where' | 'hint'>): Failure => ({
  problem: problem(status, detail, more),
  headers: {},
  internal: false,
})
