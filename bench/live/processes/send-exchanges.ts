/**
 * Sends exchanges of a log to a server, each document under a new id.
 *   send-exchanges.ts URL KEY LOG --documents 5000 --senders 4 --amount 60000 --run a
 * Prints seconds and documents acknowledged. With --until-stopped it goes on until SIGTERM.
 */
import { parseArgs } from 'node:util'
import { freshBodies } from '../measure/fresh-bodies.js'
import { postExchanges } from '../measure/post-exchanges.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '5000' },
    senders: { type: 'string', default: '4' },
    amount: { type: 'string', default: '60000' },
    run: { type: 'string', default: String(Date.now()) },
    'until-stopped': { type: 'boolean', default: false },
  },
})
const [url, key, log] = positionals
const documents = Number(values.documents)
const bodies = freshBodies(log!, documents, values.run)
let left = values['until-stopped'] ? Number.POSITIVE_INFINITY : Number(values.amount)
let accepted = 0
let refused = 0
process.once('SIGTERM', () => {
  left = 0
})
if (values['until-stopped']) console.log('http://127.0.0.1:0')

const began = performance.now()
await Promise.all(
  Array.from({ length: Number(values.senders) }, async () => {
    while (left > 0) {
      left -= documents
      const answer = await postExchanges(url!, key!, bodies.next())
      accepted += answer.accepted
      if (answer.status !== 200) refused++
    }
  }),
)
const seconds = (performance.now() - began) / 1000
if (!values['until-stopped']) console.log(JSON.stringify({ seconds, accepted, refused }))
