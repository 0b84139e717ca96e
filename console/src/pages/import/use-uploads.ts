import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type LogImport, uploadLog } from './upload-log'

export interface Upload {
  key: number
  name: string
  bytes: number
  sent: number
  state: 'waits' | 'sends' | 'sent' | 'failed'
  error?: unknown
  log_import?: LogImport
}

/** Files on their way to the server, one after the other. */
export function useUploads({ format, onSent }: { format: string; onSent: (log_import: LogImport) => void }) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const queries = useQueryClient()
  const queue = useRef<{ key: number; file: File; format: string }[]>([])
  const running = useRef<{ key: number; abort: AbortController } | undefined>(undefined)
  const next = useRef(0)

  const sending = uploads.some(({ state }) => state === 'sends' || state === 'waits')
  useBlocker({
    disabled: !sending,
    enableBeforeUnload: () => sending,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && !confirm('A file is being sent. Leave the page and give it up?'),
  })

  // Who leaves the page gives up what is being sent and what waits: the server reads no half files.
  useEffect(
    () => () => {
      queue.current = []
      running.current?.abort.abort()
    },
    [],
  )

  const change = (key: number, what: Partial<Upload>): void =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one)))

  const work = async (): Promise<void> => {
    if (running.current !== undefined) return
    for (let one = queue.current.shift(); one !== undefined; one = queue.current.shift()) {
      const { key, file, format } = one
      const abort = new AbortController()
      running.current = { key, abort }
      change(key, { state: 'sends' })
      try {
        const log_import = await uploadLog({
          file,
          format,
          signal: abort.signal,
          onSent: (sent) => change(key, { sent }),
        })
        change(key, { state: 'sent', sent: file.size, log_import })
        // Given up too late to stop it: whoever did is elsewhere, and is not called back.
        if (!abort.signal.aborted) onSent(log_import)
      } catch (error) {
        change(key, { state: 'failed', error })
      }
      void queries.invalidateQueries({ queryKey: ['get', '/v1/imports'] })
    }
    running.current = undefined
  }

  const send = (files: Iterable<File>): void => {
    const added = [...files].map((file) => ({ key: next.current++, file, format }))
    queue.current.push(...added)
    setUploads((all) => [
      ...added.map(({ key, file }) => ({ key, name: file.name, bytes: file.size, sent: 0, state: 'waits' as const })),
      ...all.filter(({ state }) => state !== 'sent'),
    ])
    void work()
  }

  /** Gives up what is sent or waits, and forgets what failed. */
  const remove = (key: number): void => {
    queue.current = queue.current.filter((one) => one.key !== key)
    if (running.current?.key === key) running.current.abort.abort()
    setUploads((all) => all.filter((one) => one.key !== key))
  }
  return { uploads, send, remove }
}
