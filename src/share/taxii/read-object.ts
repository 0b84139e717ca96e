import { Buffer } from 'node:buffer'
import type { Tlp } from '#contract/indicator.js'
import { readTimestamp } from './timestamp.js'
import { isAbove, tlpOfObject } from './tlp-of-object.js'

/** What the server must know of a STIX object to keep it. */
export interface StixFacts {
  object_id: string
  type: string
  /** null where the object has none (most observables): it is the time of adding then */
  version: { text: string; us: number } | null
  /** JSON, as it is handed out */
  text: string
  bytes: number
}

export interface ObjectBounds {
  tlp_max: Tlp
  object_bytes_max: number
  /** TLP of markings that came along */
  defined?: ReadonlyMap<string, Tlp>
}

const ID = /^([a-z0-9][a-z0-9-]{1,248}[a-z0-9])--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads one object of an envelope. A text is the reason for which it cannot be kept. */
export function readObject(object: unknown, bounds: ObjectBounds): StixFacts | string {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return 'not an object'
  const fields = object as Record<string, unknown>
  const [object_id, type] = typeof fields.id === 'string' ? (ID.exec(fields.id) ?? []) : []
  if (object_id === undefined || type === undefined) return 'id is not of the form TYPE--UUID'
  if (fields.type !== type) return 'type is not that of the id'
  const version = versionOf(fields)
  if (typeof version === 'string') return version
  if ((fields.spec_version ?? (version === null ? '2.1' : '2.0')) !== '2.1')
    return 'not STIX 2.1: spec_version must be "2.1"'
  const tlp = tlpOfObject(fields, bounds.defined)
  if (tlp !== undefined && isAbove(tlp, bounds.tlp_max))
    return `marked TLP:${tlp.toUpperCase()}, above the TLP:${bounds.tlp_max.toUpperCase()} of this collection`
  const text = JSON.stringify(object)
  const bytes = Buffer.byteLength(text)
  if (bytes > bounds.object_bytes_max) return `longer than ${bounds.object_bytes_max} bytes`
  return { object_id, type, version, text, bytes }
}

/** `modified`, else `created` (TAXII 2.1, 3.4.1). */
function versionOf({ modified, created }: Record<string, unknown>): StixFacts['version'] | string {
  const told = modified ?? created
  if (told === undefined) return null
  const us = typeof told === 'string' ? readTimestamp(told) : undefined
  if (us === undefined) return `${modified === undefined ? 'created' : 'modified'} is not a timestamp in UTC`
  return { text: told as string, us }
}
