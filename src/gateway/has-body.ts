import type { IncomingHttpHeaders } from 'node:http'

/** Whether a request says that a body follows. */
export const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
