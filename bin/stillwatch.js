#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'

const main = new URL('../dist/src/cli/main.js', import.meta.url)
if (existsSync(main)) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  await (await import(main.href)).main(process.argv.slice(2), version)
} else {
  process.stderr.write('stillwatch: not built yet. Run `npm run build` in its folder first.\n')
  process.exitCode = 1
}
