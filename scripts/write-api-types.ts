import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describeApi } from './describe-api.js'

const CONSOLE = join(dirname(import.meta.dirname), 'console')
/** Where the console finds the types of the API. Made from the routes each time, so that they cannot be out of date. */
const FILE = join(CONSOLE, 'src/api/schema.d.ts')

// A package of the console alone: it wants another compiler than the rest.
const tool = createRequire(join(CONSOLE, 'package.json')).resolve('openapi-typescript')
const { default: openapiTypes, astToString } = await import(pathToFileURL(tool).href)
writeFileSync(FILE, astToString(await openapiTypes(await describeApi('0'))))
