import type { Item } from '@/api/answer'
import { Problem } from '@/api/problem'
import { readKey, refuseKey } from '@/api/session'

export type LogImport = Item<'/v1/imports'>

interface Upload {
  file: File
  format: string
  signal: AbortSignal
  /** bytes of the file that have left */
  onSent: (bytes: number) => void
}

/**
 * Hands a log file over; gives the import once the server has all of it. XMLHttpRequest, for `fetch` does not tell how
 * much of a body has left. Throws `Problem`.
 */
export const uploadLog = ({ file, format, signal, onSent }: Upload): Promise<LogImport> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ name: file.name, format })
    request.open('POST', `/v1/imports?${query}`)
    const key = readKey()
    request.setRequestHeader('authorization', `Bearer ${key ?? ''}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onload = () => {
      if (request.status === 202) return resolve(JSON.parse(request.responseText) as LogImport)
      const problem = problemOf(request)
      if (problem.status === 401) refuseKey(key, problem.message)
      reject(problem)
    }
    request.onerror = () =>
      reject(
        new Problem({
          status: 0,
          detail: 'the connection broke off before all of the file was there',
          hint: 'Send it again: what arrived of it was not read. A server may also break off what is too large or too slow for it (imports.bytes_max, imports.body_ms_max).',
        }),
      )
    request.onabort = () => reject(new Problem({ status: 0, detail: 'given up before all of the file was sent' }))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })

const WHAT_TO_DO: Readonly<Record<number, string>> = {
  413: 'Compress it with gzip or zstd, cut it into parts, or raise the setting imports.bytes_max.',
  429: 'As many files as the server takes at a time are on their way. Wait until one is done, and send it again.',
}

function problemOf({ status, statusText, responseText }: XMLHttpRequest): Problem {
  const hint = WHAT_TO_DO[status]
  try {
    const told = JSON.parse(responseText) as { detail?: string; where?: string; hint?: string }
    return new Problem({ status, detail: told.detail ?? statusText, where: told.where, hint: told.hint ?? hint })
  } catch {
    return new Problem({ status, detail: statusText || `the server answered ${status}`, hint })
  }
}
