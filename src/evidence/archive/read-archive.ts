import { type Comparison, compareArchive, tellDifferences } from './compare-archive.js'
import { membersByDirectory, membersByHeaders } from './find-members.js'
import { type Member, type PackageProblem, STRUCTURE } from './member.js'

export interface ArchiveReading {
  /** in their order; empty where nothing could be read */
  members: readonly Member[]
  problems: PackageProblem[]
}

export interface ReadingOptions {
  members_max: number
  /** how many of these names a package should have: of a name that is told in two ways, one was altered */
  known?: (members: readonly Member[]) => number
}

/**
 * The members of a package’s archive, and each byte of it that is not as `writeArchive` writes it. The members are had
 * from the directory at the end; where that leads to an archive that differs, from the headers too, and the reading that
 * explains more bytes is taken. So that a flipped byte is told where it stands, and not as what follows from it.
 */
export async function readArchive(
  archive: Buffer,
  { members_max, known = () => 0 }: ReadingOptions,
): Promise<ArchiveReading> {
  const readings: Comparison[] = []
  const reasons: string[] = []
  for (const find of [membersByDirectory, membersByHeaders]) {
    if (readings.some(({ count }) => count === 0)) break
    try {
      readings.push(await compareArchive(archive, await find(archive, members_max)))
    } catch (error) {
      reasons.push((error as Error).message)
    }
  }
  const [best] = readings.sort((a, b) => a.count - b.count || known(b.members) - known(a.members))
  if (best !== undefined) return { members: best.members, problems: tellDifferences(best) }
  const what = `it is no archive of a package from byte 0 on: ${[...new Set(reasons)].join('; ')}`
  return { members: [], problems: [{ member: STRUCTURE, what }] }
}
