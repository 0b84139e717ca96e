/** The floor of decisions: a Fastify route that parses a JSON body and answers a given JSON. `bare-route.ts ANSWER` */
import Fastify from 'fastify'

const answer = JSON.parse(process.argv[2]!) as object
const app = Fastify()
app.post('/v1/decisions', async () => answer)
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
process.once('SIGTERM', () => process.exit(0))
