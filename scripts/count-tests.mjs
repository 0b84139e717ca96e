import { existsSync, readFileSync } from 'node:fs'

// One plain line from vitest's JSON report, the file named as the argument. A file that could not be loaded has no
// tests to fail: it counts as one failure. Exit status 1 where anything failed, or no test ran.
const [file] = process.argv.slice(2)
if (file === undefined || !existsSync(file)) {
  console.log('0 passed, 1 failed (vitest left no report)')
  process.exit(1)
}
const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
const unloaded = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
).length
const failed = numFailedTests + unloaded
if (numPendingTests > 0) console.log(`${numPendingTests} skipped`)
console.log(`${numPassedTests} passed, ${failed} failed`)
process.exitCode = failed > 0 || numPassedTests === 0 ? 1 : 0
