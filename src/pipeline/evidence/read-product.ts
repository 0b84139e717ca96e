import { z } from 'zod'
import type { Product } from '#contract/evidence.js'
import type { Engine } from '#store/engine.js'
import { readOwnPackage } from '../read-own-package.js'

const versionRow = z.object({ version: z.string() })

/** The versions that findings are made with. */
export async function readProduct(engine: Engine): Promise<Product> {
  const [row] = await engine.rows(versionRow, 'SELECT version() AS version')
  const { version } = await readOwnPackage()
  return { name: 'stillwatch', version, node: process.versions.node, engine: `ClickHouse ${row?.version ?? ''}` }
}
