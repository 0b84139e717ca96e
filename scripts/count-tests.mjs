import { existsSync, readFileSync } from 'node:fs'

// One plain line from vitest's JSON reports, the files named as arguments. A file of tests that could not be loaded has
// no tests to fail: it counts as one failure, and so does a report that is missing or empty. Exit status 1 where any.
const counts = { passed: 0, failed: 0, skipped: 0 }
for (const file of process.argv.slice(2)) countReport(file)
if (counts.skipped > 0) console.log(`${counts.skipped} skipped`)
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0

function countReport(file) {
  if (!existsSync(file)) {
    console.log(`vitest left no report ${file}`)
    counts.failed++
    return
  }
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  counts.passed += numPassedTests
  counts.failed += numFailedTests + unloaded + (numPassedTests + numPendingTests === 0 ? 1 : 0)
  counts.skipped += numPendingTests
}
