import { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import { type LogImport, logImportSchema } from '#contract/log-import.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'

const recordRow = z.object({ record: logImportSchema })
const filesRow = z.object({ files: z.array(z.number()) })
const lastRow = z.object({ last: z.number() })
const waitingRow = recordRow.extend({ format: z.string() })

/** An import that is not over, with what it takes to go on. */
export type UnfinishedImport = z.infer<typeof waitingRow>

const UNFINISHED = "('receiving', 'waiting', 'reading', 'detecting')"

/** What is kept of imports, in the state store. */
export class ImportRecords {
  constructor(private readonly state: State) {}

  async add(record: LogImport, format: string): Promise<void> {
    await this.state.run('INSERT INTO log_imports (id, started, state, record, format) VALUES ($1, $2, $3, $4, $5)', [
      record.id,
      record.started,
      record.state,
      toJsonb(record),
      format,
    ])
  }

  /** But for its name: an erasure may have taken that of an account out of it meanwhile. */
  async put(record: LogImport): Promise<void> {
    await this.state.run(
      `UPDATE log_imports SET state = $2, record = $3::jsonb || jsonb_build_object('name', record -> 'name') WHERE id = $1`,
      [record.id, record.state, toJsonb(record)],
    )
  }

  /** That exchanges of an import come in this batch. To be told before they do: else they would not be counted. */
  async addFile(id: string, file: number): Promise<void> {
    await this.state.run('UPDATE log_imports SET files = array_append(files, $2) WHERE id = $1', [id, file])
  }

  async remove(id: string): Promise<void> {
    await this.state.run('DELETE FROM log_imports WHERE id = $1', [id])
  }

  /** In the order in which they came. */
  unfinished(): Promise<UnfinishedImport[]> {
    return this.state.rows(
      waitingRow,
      `SELECT record, format FROM log_imports WHERE state IN ${UNFINISHED} ORDER BY started, id`,
    )
  }

  filesOf(id: string): Promise<number[]> {
    return this.#files('id = $1', id)
  }

  /** Of all imports of the very same bytes. */
  filesOfSame(sha256: string): Promise<number[]> {
    return this.#files("record ->> 'sha256' = $1", sha256)
  }

  /** The newest batch that an import was told of, also where it was cut off before anything of it was stored. 0: none. */
  async lastFile(): Promise<number> {
    const [row] = await this.state.rows(
      lastRow,
      'SELECT coalesce(max(file), 0) AS last FROM log_imports, unnest(files) AS file',
    )
    return row!.last
  }

  async #files(where: string, value: string): Promise<number[]> {
    const rows = await this.state.rows(filesRow, `SELECT files FROM log_imports WHERE ${where}`, [value])
    return rows.flatMap(({ files }) => files)
  }

  /** Of imports that are over the newest ones stay. */
  async forget(kept_max: number): Promise<void> {
    await this.state.run(
      `DELETE FROM log_imports WHERE state NOT IN ${UNFINISHED} AND id NOT IN (
         SELECT id FROM log_imports WHERE state NOT IN ${UNFINISHED} ORDER BY started DESC, id DESC LIMIT $1)`,
      [kept_max],
    )
  }

  /** Newest first. */
  async list(filter: PageRequest & { state?: LogImport['state'] | undefined }): Promise<Page<LogImport>> {
    const rows = await this.state.rows(
      recordRow,
      `SELECT record FROM log_imports
       WHERE ($1::text IS NULL OR state = $1)
         AND ($2::text IS NULL OR (started, id) < (SELECT started, id FROM log_imports AS last WHERE last.id = $2))
       ORDER BY started DESC, id DESC LIMIT $3`,
      [filter.state ?? null, filter.after ?? null, rowsFor(filter)],
    )
    return pageOf(
      rows.map(({ record }) => record),
      filter,
      ({ id }) => id,
    )
  }

  /** Throws a NotFoundError. */
  async read(id: string): Promise<LogImport> {
    const [found] = await this.state.rows(recordRow, 'SELECT record FROM log_imports WHERE id = $1', [id])
    if (found !== undefined) return found.record
    throw new NotFoundError('not kept', `import ${id}`, 'GET /v1/imports lists them.')
  }
}
