import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { explainFailure } from './explain-failure.js'

it('says which content types are taken', async () => {
  const app = Fastify()
  app.setErrorHandler((error: Error, _, reply) => reply.send(explainFailure(error).problem))
  app.post('/', async () => 'taken')
  const answer = await app.inject({ method: 'POST', url: '/', body: 'a=1', headers: { 'content-type': 'text/html' } })
  expect(answer.json()).toMatchObject({ status: 415, hint: expect.stringContaining('application/json') })
})
