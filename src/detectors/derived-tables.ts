import type { Engine, Params } from '#store/engine.js'

/**
 * The tables that stand before detectors' queries (`CREATE TABLE name … AS SELECT …`): the engine evaluates a WITH anew
 * wherever it is named, a table once. Detectors may ask for the same table by the same text; it is then filled once.
 */
export class DerivedTables {
  readonly #engine: Engine
  /** By name of the table what it was filled from: the statements up to its own, and their bound values. */
  readonly #filled = new Map<string, string>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Fills the tables of one detector in their order; a later statement may read what an earlier one filled. */
  async fill(statements: readonly string[], values: Params): Promise<void> {
    for (const [place, statement] of statements.entries()) {
      const table = nameOf(statement)
      const origin = JSON.stringify([statements.slice(0, place + 1), valuesIn(statements, values)])
      if (this.#filled.get(table) === origin) continue
      this.#filled.delete(table)
      await this.#engine.command(`DROP TABLE IF EXISTS ${table} SYNC`)
      await this.#engine.command(statement, valuesIn([statement], values))
      this.#filled.set(table, origin)
    }
  }

  /** A kept store holds what was read from logs, not what can be derived. */
  async drop(): Promise<void> {
    for (const table of this.#filled.keys()) await this.#engine.command(`DROP TABLE IF EXISTS ${table} SYNC`)
    this.#filled.clear()
  }
}

function nameOf(statement: string): string {
  const name = statement.match(/^CREATE TABLE (\w+)/m)?.[1]
  if (name === undefined) throw new Error(`no CREATE TABLE before a detector's query: ${statement}`)
  return name
}

const valuesIn = (statements: readonly string[], values: Params): Params =>
  Object.fromEntries(Object.entries(values).filter(([name]) => statements.some((text) => text.includes(`{${name}:`))))
