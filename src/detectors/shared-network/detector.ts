import type { GroupDetector } from '#contract/detector.js'
import { readSql } from '#store/read-sql.js'
import { describeSharing, HUB_DEGREE_MAX } from '../describe-sharing.js'
import { manifest } from './manifest.js'

/** Members of the group send from the same client addresses. */
export const sharedNetwork: GroupDetector = {
  manifest,
  sql: readSql(import.meta.url, './detect.sql') + readSql(import.meta.url, '../sql/shared-pairs.sql'),
  params: { hub_degree_max: HUB_DEGREE_MAX },
  statement: describeSharing('a client address'),
}
