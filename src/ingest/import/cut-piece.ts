import { z } from 'zod'
import type { Engine } from '#store/engine.js'

/** A part of the staged lines in a file, as rows of a batch. */
export interface Piece {
  /** number of its last row: where the next one begins */
  last: number
  /** of the texts in it */
  text_bytes: number
}

export interface PieceOptions {
  /** number of the last row of the piece before; 0: the first one */
  after: number
  path: string
  bytes_max: number
}

/** Rows of a piece at most: what a batch of the same size in small documents would hold. */
const ROWS_MAX = 50_000

const endRow = z.object({ last: z.coerce.number(), text_bytes: z.coerce.number() })

/** A piece holds one row at least, however long that is. */
const END = `SELECT max(row) AS last, sum(bytes) AS text_bytes
  FROM (
    SELECT row, bytes, sum(bytes) OVER (ORDER BY row) AS total
    FROM (SELECT row, bytes FROM staged WHERE row > {after:UInt64} ORDER BY row LIMIT {rows:UInt32})
  )
  WHERE total <= {bytes_max:UInt64} OR total = bytes`

const WRITE = `INSERT INTO FUNCTION file({path:String}, RowBinary, 'line UInt64, text String', 'none')
  SELECT line, text FROM staged WHERE row > {after:UInt64} AND row <= {last:UInt64} ORDER BY row`

/** Writes the next piece; undefined where there is none. */
export async function cutPiece(engine: Engine, { after, path, bytes_max }: PieceOptions): Promise<Piece | undefined> {
  const [end] = await engine.rows(endRow, END, { after, bytes_max, rows: ROWS_MAX })
  if (end === undefined || end.last === 0) return undefined
  await engine.command(WRITE, { path, after, last: end.last })
  return end
}
