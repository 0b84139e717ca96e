import type { PackageVerification } from '#contract/evidence-package.js'

/** A file of a package. */
export interface Member {
  path: string
  bytes: Buffer
}

export type PackageProblem = PackageVerification['problems'][number]

/** The name under which what is wrong with the ZIP itself is told, and not with what a member holds. */
export const STRUCTURE = 'archive structure'

/** One flat folder, names that mean the same on every file system: none leads elsewhere, none is a folder. */
export const isMemberPath = (path: string): boolean => /^[A-Za-z0-9](?!.*\.\.)[A-Za-z0-9._-]{0,99}$/.test(path)
