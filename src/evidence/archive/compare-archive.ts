import { archiveRegions, holdsCrc, type Region, tellRegion } from './archive-regions.js'
import { type Member, type PackageProblem, STRUCTURE } from './member.js'
import { writeArchive } from './write-archive.js'

/** Offsets that are kept to be told; all are counted. More than the headers of a whole package have. */
const OFFSETS_MAX = 10_000

export interface Comparison {
  members: readonly Member[]
  /** bytes that differ */
  count: number
  /** the first of them */
  offsets: number[]
}

/**
 * Writes the archive of these members anew and holds every byte of the one that is given against it: also those that no
 * reader of ZIP looks at, as dates, attributes, comments and what stands between.
 */
export async function compareArchive(archive: Buffer, members: readonly Member[]): Promise<Comparison> {
  const anew = await writeArchive(members)
  if (anew.equals(archive)) return { members, count: 0, offsets: [] }
  const offsets: number[] = []
  let count = 0
  for (let at = 0; at < Math.max(anew.length, archive.length); at++) {
    if (anew[at] === archive[at]) continue
    count += 1
    if (offsets.length < OFFSETS_MAX) offsets.push(at)
  }
  return { members, count, offsets }
}

/** Each part of the archive that differs, as one problem; a member whose content was altered under its own name. */
export function tellDifferences({ members, offsets }: Comparison): PackageProblem[] {
  const regions = archiveRegions(members)
  const by_region = new Map<Region, number[]>()
  let r = 0
  for (const offset of offsets) {
    while (offset >= regions[r]!.to) r += 1
    by_region.set(regions[r]!, [...(by_region.get(regions[r]!) ?? []), offset])
  }
  const altered = alteredMembers(by_region)
  return [
    ...[...altered].map((path) => ({
      member: path,
      what: 'its content was altered: it does not lead to its CRC-32, which both headers tell',
    })),
    ...[...by_region].flatMap(([region, all]) => {
      const here = altered.has(region.path ?? '') ? all.filter((offset) => !holdsCrc(region, offset)) : all
      return here.length === 0 ? [] : [{ member: STRUCTURE, what: tellBytes(region, here) }]
    }),
  ]
}

/** A CRC that differs in one header was itself altered; one that differs in both shows that the content was. */
function alteredMembers(by_region: ReadonlyMap<Region, number[]>): Set<string> {
  const wrong = (kind: Region['kind']) =>
    [...by_region].flatMap(([region, offsets]) =>
      region.kind === kind && region.path !== null && offsets.some((offset) => holdsCrc(region, offset))
        ? [region.path]
        : [],
    )
  const in_records = new Set(wrong('record'))
  return new Set(wrong('header').filter((path) => in_records.has(path)))
}

function tellBytes(region: Region, offsets: readonly number[]): string {
  const more = offsets.length === 1 ? '' : ` and ${offsets.length - 1} more`
  return `byte ${offsets[0]}${more} (${tellRegion(region)}) is not as it is written in a package`
}
