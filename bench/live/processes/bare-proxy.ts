/** What a proxy costs by itself: Node's server before undici's pool, bodies passed on as they come. `bare-proxy.ts UPSTREAM` */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'

const upstream = new Pool(process.argv[2]!, { pipelining: 1, connections: 512 })
const server = createServer((request, response) => {
  const { host: _, connection: __, ...headers } = request.headers
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const { url: path = '/', method = 'GET' } = request
    upstream
      .stream({ path, method: method as 'POST', headers, body: Buffer.concat(pieces) }, ({ statusCode, headers }) => {
        delete headers.connection
        delete headers['keep-alive']
        delete headers['transfer-encoding']
        return response.writeHead(statusCode, headers)
      })
      .catch(() => response.destroy())
  })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))
