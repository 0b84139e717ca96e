import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmbeddedEngine, openEmbedded } from '#store/embedded-engine.js'
import { cutPiece } from './cut-piece.js'
import { stageLog } from './stage-log.js'

const directory = mkdtempSync(join(tmpdir(), 'stage-'))
let engine: EmbeddedEngine
beforeAll(async () => {
  engine = await openEmbedded({ path: join(directory, 'engine'), memory_bytes_max: 1e9 })
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true })
})

/** Rows of a piece: 8 bytes of the line, a length, the text. */
function rowsOf(path: string): [line: number, text: string][] {
  const bytes = readFileSync(path)
  const rows: [number, string][] = []
  for (let at = 0; at < bytes.length; ) {
    const line = Number(bytes.readBigUInt64LE(at))
    at += 8
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    rows.push([line, bytes.toString('utf8', at, at + length)])
    at += length
  }
  return rows
}

async function piecesOf(text: string, bytes_max: number) {
  await engine.command('DROP TABLE IF EXISTS staged')
  const path = join(directory, 'log')
  writeFileSync(path, text)
  const file = { path: 'log', readable: path, bytes: text.length }
  const staged = await stageLog(engine, file, { line_bytes_max: 1000, temporary: directory })
  const pieces: [line: number, text: string][][] = []
  for (let after = 0; ; ) {
    const rows = join(directory, 'piece.rows')
    const piece = await cutPiece(engine, { after, path: rows, bytes_max })
    if (piece === undefined) return { staged, pieces }
    pieces.push(rowsOf(rows))
    rmSync(rows)
    after = piece.last
  }
}

const document = (n: number, length = 60) => JSON.stringify({ ts: 1, request: 'x'.repeat(length), n }).padEnd(length)

it('cuts lines as they stand into pieces of bounded size, each line once, a long one alone', async () => {
  const lines = [document(1), 'not json', '', document(2), document(3, 500), document(4), document(5)]
  const { staged, pieces } = await piecesOf(lines.join('\n'), 200)
  expect(staged).toMatchObject({ format: 'native', damage: '', text_bytes: lines.join('').length })
  expect(pieces.flat()).toEqual(lines.flatMap((text, n) => (text === '' ? [] : [[n + 1, text]])))
  expect(pieces.map((piece) => piece.map(([line]) => line))).toEqual([[1, 2, 4], [5], [6, 7]])
})

it('gives each document of a line that holds several, with the number of that line', async () => {
  const { pieces } = await piecesOf(`[${document(1)},${document(2)}]\n[${document(3)}]\n`, 10_000)
  expect(pieces.flat().map(([line, text]) => [line, JSON.parse(text).n])).toEqual([
    [1, 1],
    [1, 2],
    [2, 3],
  ])
})
