import type { Random } from '#sim/random.js'
import { compileGrammar, type Lens, renderTemplate } from './template.js'

const compile = compileGrammar({
  product:
    'the booking site|our warehouse app|the clinic portal|my recipe api|the loyalty service|the ferry timetable|the school intranet|a chess server|the invoice tool|the photo archive|the tram tracker|our forum|the ticket shop|the energy dashboard|the plant diary|the payroll import|the podcast feed|the auction bot|the map viewer|the museum guide',
  module:
    'checkout|login form|date picker|csv import|rate limiter|search index|notification worker|image resizer|admin table|webhook receiver|pdf export|session store|permission check|background sync|settings page|currency conversion|audit log|address lookup|feature flags|onboarding flow|price rules|chat widget',
  wrong:
    'fails on empty input|is slow with 10k rows|breaks in safari|loses the time zone|throws on the second call|shows stale data|leaks connections|double charges sometimes|ignores the locale|times out behind the proxy|does not close the file|renders twice',
  change:
    'add pagination to the {module}|move the {module} to typescript|write integration tests for the {module}|replace the library behind the {module}|add dark mode to the {module}|log every failure in the {module}|make the {module} idempotent|cache the result of the {module}|split the {module} into two files|upgrade the {module} to the new api|document the {module} in the readme|put the {module} behind a flag',
})
const GOALS = [
  'In {product}, the {module} {wrong}. Find out why and fix it.',
  '{change} in {product}',
  'ci is red since this morning, the {module} {wrong}. repair it and push',
  'Please {change}, keep the public interface.',
  'the {module} of {product} {wrong} after the last deploy, bisect and fix',
  'Look at {product}: {change}. Run the tests.',
  'review my branch that should {change} and correct what is off',
  'Clean up the {module}, then {change}.',
].map(compile)

/** The one project that a developer works on. */
export const deriveProject = (random: Random): Lens => ({ seed: random.next(), width: 4 })

/** A goal for the developer's agent. */
export const askProject = (project: Lens, random: Random): string => renderTemplate(random.pick(GOALS), random, project)
