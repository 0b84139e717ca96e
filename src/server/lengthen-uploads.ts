import type { Server } from 'node:http'

/**
 * Lets requests last longer while one that may is received. Node knows one bound for all requests of a server, and looks
 * at it as it is at the moment; who may send for an hour holds a key for it.
 */
export function lengthenUploads(server: Server, ms_max: number): <T>(work: () => Promise<T>) => Promise<T> {
  let under_way = 0
  let before_ms = 0
  return async (work) => {
    if (under_way++ === 0) {
      before_ms = server.requestTimeout
      server.requestTimeout = Math.max(before_ms, ms_max)
    }
    try {
      return await work()
    } finally {
      if (--under_way === 0) server.requestTimeout = before_ms
    }
  }
}
