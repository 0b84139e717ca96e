import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const TAXII = 'application/taxii+json;version=2.1'

/** A partner's TAXII server on a socket of its own: takes what it is sent into one collection, and keeps it. */
export async function openPartner() {
  const taken: { id: string; type: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const { objects = [] } = body === '' ? {} : JSON.parse(body)
    taken.push(...objects)
    const count = { total_count: objects.length, success_count: objects.length, failure_count: 0, pending_count: 0 }
    const posts = request.method === 'POST'
    response.writeHead(posts ? 202 : 200, { 'content-type': TAXII })
    const root = { title: 'Partner', versions: [TAXII], max_content_length: 10_000_000 }
    response.end(JSON.stringify(posts ? { id: 'status-1', status: 'complete', ...count } : root))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    collection: `http://127.0.0.1:${port}/root/collections/c1/`,
    taken,
    close: (): Promise<unknown> => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
