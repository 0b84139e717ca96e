import { z } from 'zod'

/** What the first member of a backup says of the rest. */
export const backupHeadSchema = z.strictObject({
  format: z.literal('stillwatch-backup'),
  format_version: z.literal('1'),
  product_version: z.string(),
  /** when the copy was begun; nothing was written meanwhile */
  made_at: z.iso.datetime(),
  files: z.int().min(0),
  /** of all files, before compression */
  bytes: z.int().min(0),
})
export type BackupHead = z.infer<typeof backupHeadSchema>

/** `stillwatch backup`. */
export interface BackupJob {
  /** data directory of a server that is stopped */
  data: string
  /** the archive, a tar compressed with gzip, which is made; its SHA-256 is written beside it as `OUT.sha256` */
  out: string
  config?: string
}

export interface BackupMade extends BackupHead {
  archive_bytes: number
  sha256: string
  /** stores that are reached by URL, which the archive cannot hold */
  elsewhere: ('clickhouse' | 'postgres')[]
}

/** `stillwatch restore`. */
export interface RestoreJob {
  archive: string
  /** data directory, which is made; one that holds something is refused */
  data: string
}

export interface Restored extends BackupHead {
  /** whether there was a file with the SHA-256 of the archive to hold it against */
  checked: boolean
}
