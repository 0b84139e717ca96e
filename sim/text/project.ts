import type { Random } from '#sim/random.js'
import { OWN_WORDS } from '#sim/topics/own-words.js'
import { compileGrammar, type Lens, renderTemplate } from './template.js'

const compile = compileGrammar({
  ...OWN_WORDS,
  product:
    'the booking site|our warehouse app|the clinic portal|my recipe api|the loyalty service|the ferry timetable|the school intranet|a chess server|the invoice tool|the photo archive|the tram tracker|our forum|the ticket shop|the energy dashboard|the plant diary|the payroll import|the podcast feed|the auction bot|the map viewer|the museum guide',
  file: '{onset}{coda}.{suffix#me}',
  suffix: 'ts|py|go|rb|rs|java|kt|php|cs|ex|swift|cpp',
  part: '{onset}{nucleus}{kindOf}|{model} {module}|{module}|{make} {module}',
  kindOf: 'Service|Store|Client|Job|View|Parser|Gateway|Mapper|Worker|Hook|Cache|Form',
  module:
    'checkout|login form|date picker|csv import|rate limiter|search index|notification worker|image resizer|admin table|webhook receiver|pdf export|session store|permission check|background sync|settings page|currency conversion|audit log|address lookup|feature flags|onboarding flow|price rules|chat widget|seat map|barcode scanner|tax table|mail template|voice recorder|coupon engine|tide chart|loan calculator|roster view|sensor poller',
  wrong:
    'fails on empty input|is slow with 10k rows|breaks in safari|loses the time zone|throws on the second call|shows stale data|leaks connections|double charges sometimes|ignores the locale|times out behind the proxy|does not close the file|renders twice|drops the last row|deadlocks under load|swallows the error|rounds cents away|returns 403 for {pal}|flips latitude and longitude|hangs at start-up|forgets the filter',
  change:
    'add pagination to {part}|move {part} to another package|write integration tests for {part}|replace the library behind {part}|add dark mode to {part}|log every failure in {part}|make {part} idempotent|cache the result of {part}|split {file} into two files|upgrade {part} to the new api|document {part} in the readme|put {part} behind a flag|rename {file} and its imports|delete the dead code in {file}|stream instead of buffering in {part}|validate the input of {part}|translate the labels of {part}|seed test data for {town}',
})
const GOALS = [
  'In {product}, {part} {wrong}. Find out why and fix it.',
  '{change} in {product}',
  'ci is red since this morning, {part} {wrong}. repair it and push',
  'Please {change}, keep the public interface.',
  '{part} {wrong} after the last deploy, bisect and fix',
  'Look at {file}: {change}. Run the tests.',
  'review my branch that should {change} and correct what is off',
  'Clean up {file}, then {change}.',
  '{pal} reports that {part} {wrong} in {town}. Reproduce first.',
  'todo in {file} line {4..700}: {change}',
  'why does {file} import {part}? remove that if you can',
  'bump the dependencies, then check that {part} still works {when}',
  'the customer in {town} says {part} {wrong}',
  'follow up on yesterday: {change}, and {change}',
].map(compile)

/** The one project that a developer works on. */
export const deriveProject = (random: Random): Lens => ({ seed: random.next(), width: 4 })

/** A goal for the developer's agent. */
export const askProject = (project: Lens, random: Random): string =>
  renderTemplate(GOALS[((project.seed % 7) + random.int(8)) % GOALS.length]!, random, project)
