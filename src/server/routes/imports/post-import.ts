import { z } from 'zod'
import { IMPORT_FORMATS, logImportSchema } from '#contract/log-import.js'
import type { Route } from '../../context.js'
import { lengthenUploads } from '../../lengthen-uploads.js'
import { problemSchema } from '../../problem.js'
import { bodyOf, takeBodies } from '../../take-bodies.js'

const FILE = {
  description: 'The file as it is: NDJSON, JSON, CSV or Parquet, plain, gzip or zstd. See docs/formats.md.',
  content: { 'application/octet-stream': null },
}

export const postImport: Route = (app, { live }) => {
  takeBodies(app)
  const schema = {
    tags: ['imports'],
    summary: 'Hand over a log file: it is read as by `stillwatch scan`, and detection runs after it',
    description:
      'Answered when the file is received; `GET /v1/imports/{id}` tells how far it is. Sending the same file again adds ' +
      'nothing.',
    querystring: z.object({
      name: z.string().trim().min(1).max(255).describe('of the file, to know it again'),
      format: z.enum(IMPORT_FORMATS).default('auto').describe('auto: recognised from its content'),
    }),
    response: { 202: logImportSchema, 408: problemSchema, 413: problemSchema, 429: problemSchema },
  }
  const config = { scope: 'ingest', unlimited: true, reads: FILE } as const
  const lengthened = lengthenUploads(app.server, live.settings.imports.body_ms_max)
  app.post('/v1/imports', { schema, config }, async (request, reply) => {
    const { query, headers, principal } = request
    const announced = headers['content-length']
    const asked = {
      ...query,
      by: principal.id,
      ...(announced === undefined ? {} : { announced_bytes: Number(announced) }),
    }
    const taken = await lengthened(() => live.log_imports.receive(bodyOf(request), asked))
    return reply.code(202).send(taken)
  })
}
