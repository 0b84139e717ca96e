import { manifestSchema, type PackageManifest } from '#contract/evidence-package.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { Member, PackageProblem } from './archive/member.js'
import * as names from './package-documents.js'
import { sha256Of } from './write-package.js'

/** The manifest, where it is one, in canonical JSON. */
export function readManifest(bytes: Buffer | undefined): PackageManifest | undefined {
  try {
    const manifest = manifestSchema.parse(JSON.parse((bytes ?? Buffer.alloc(0)).toString('utf8')))
    return Buffer.from(canonicalJson(manifest)).equals(bytes!) ? manifest : undefined
  } catch {
    return undefined
  }
}

/** How many names of members are those that a package has: its own, and those that its manifest lists. */
export function countKnown(members: readonly Member[]): number {
  const manifest = readManifest(members.find(({ path }) => path === names.MANIFEST)?.bytes)
  const listed = new Set([...names.OWN_MEMBERS, ...(manifest?.members ?? []).map(({ path }) => path)])
  return members.filter(({ path }) => listed.has(path)).length
}

/** Each member that is not what the manifest lists, each that it does not list, and each that is missing. */
export function checkMembers(manifest: PackageManifest, members: readonly Member[]): PackageProblem[] {
  const files = new Map(members.map(({ path, bytes }) => [path, bytes]))
  const problems: PackageProblem[] = []
  for (const { path, bytes, sha256 } of manifest.members) {
    const found = files.get(path)
    if (found === undefined) problems.push({ member: path, what: 'it is missing, manifest.json lists it' })
    else if (found.length !== bytes)
      problems.push({ member: path, what: `it has ${found.length} bytes, manifest.json says ${bytes}` })
    else if (sha256Of(found) !== sha256)
      problems.push({ member: path, what: 'its SHA-256 is not that of manifest.json' })
  }
  const wanted = [...manifest.members.map(({ path }) => path), ...names.BESIDE_MANIFEST]
  for (const { path } of members)
    if (!wanted.includes(path)) problems.push({ member: path, what: 'manifest.json does not list it' })
  const in_order = wanted.filter((path) => files.has(path))
  if (problems.length === 0 && in_order.some((path, i) => path !== members[i]?.path))
    problems.push({ member: names.MANIFEST, what: 'the members stand in another order than it lists them' })
  return problems
}
