import { createDeck } from './deck.js'

/** Goals for a model with tools, by what the tools reach. */
export const TOOLS = createDeck(
  {
    city: 'Aarhus|Bogota|Cologne|Daegu|Essaouira|Fukuoka|Gothenburg|Helsinki|Incheon|Jakarta|Kolkata|Lausanne|Monterrey|Nicosia|Osaka|Palermo|Quebec|Rotterdam|Split|Tbilisi|Uppsala|Valencia|Wellington|Yerevan|Zaragoza',
    firm: 'an airline|a battery maker|a grocery chain|a steel works|a streaming service|a hotel group|a drug maker|a shipping line|a toy maker|a wind farm|a rail operator|a chip designer',
    figure:
      'exchange rate|unemployment rate|air quality index|water level|share price|population|rent per square metre|hours of sunshine|price of diesel|bond yield|crop yield|electricity price',
    repo: 'payments service|mobile client|compiler front end|image pipeline|search cluster|simulator|billing worker|message broker|map renderer|package registry|game engine|test runner',
    defect:
      'a flaky test|a memory leak|a race condition|a wrong time zone|a broken migration|an off-by-one error|a dependency conflict|a failing build on ARM|a slow start-up|an unhandled rejection|a missing index|a broken link in the docs',
    feature:
      'rate limiting|structured logs|a dry-run flag|retries with backoff|a health endpoint|OAuth login|CSV export|pagination|a metrics page|feature toggles|request tracing|bulk delete',
    file: 'spreadsheet|scan of receipts|folder of contracts|mail archive|photo set|survey export|calendar export|sensor log|chat transcript|bill of materials',
    item: 'flight|meeting room|dentist visit|rental van|table for {2..12}|concert seat|courier|interpreter|ferry cabin|projector',
    host: 'web server|database replica|build agent|mail relay|print server|edge router|backup node|cache node|VPN gateway|load balancer',
    symptom:
      'answers with status {500..504}|is at {80..99} percent disk|drops packets|drifts by {2..90} seconds|refuses logins|was rebooted twice|shows {20..900} failed jobs|has an expired certificate',
    subject:
      'desalination|night trains|soil carbon|open textbooks|heat islands|tidal power|minimum wages|e-scooter rules|coral nurseries|remote surgery|school meals|timber towers',
    form: 'a table|a one-page memo|a bar chart|a JSON file|three bullet points|a slide|a short mail|a ranked list',
    shop: 'price|stock|return rate|delivery time|rating|margin|weight|warranty',
    ware: 'desk lamps|winter tyres|coffee grinders|office chairs|e-readers|drones|water pumps|baby monitors|keyboards|solar lamps',
    check:
      'and verify the result with a second source|and stop if the cost passes {10..900} euros|and undo it if a check fails|and log every step|and ask nobody|and finish within {5..50} calls',
  },
  [
    [
      'Find the {figure} in {city} today and {2..24} months ago, compute the change, and give {form} {check}.',
      'Look up the {figure} of {city#a} and {city#b}, decide which is better for {firm}, and write {form}.',
      'Collect the {figure} for {3..12} cities around {city} and deliver {form}.',
    ],
    [
      'In the repository of the {repo}, find {defect}, write a failing test, fix it and open a pull request {check}.',
      'Reproduce {defect} in the {repo}, bisect the last {10..90} commits and report in {form}.',
      'Clone the {repo}, run the tests, repair {defect} {check}, then summarise in {form}.',
    ],
    [
      'Add {feature} to the {repo}, with tests and docs {check}.',
      'Plan and implement {feature} and {feature} in the {repo}, in {2..9} commits {check}.',
      'Port {feature} from the {repo} to the {repo} and keep the old behaviour behind a flag {check}.',
    ],
    [
      'Open the {file}, remove duplicates, group by month and save {form} {check}.',
      'From the {file} extract names, dates and amounts above {20..900}, then build {form}.',
      'Compare two versions of the {file} and mail {form} of the differences to the owner {check}.',
    ],
    [
      'Book a {item} in {city} on the {1..28}th for under {30..900} euros {check}.',
      'Rearrange the calendar so that a {item} and a {item} fit on the same day in {city}; confirm by mail.',
      'Cancel the {item} in {city}, get the money back and find a replacement within {2..48} hours.',
    ],
    [
      'The {host} {symptom}. Diagnose it over ssh, repair it {check}.',
      'Check {3..40} machines like the {host}, find those where it {symptom}, and write {form}.',
      'Set up monitoring so that somebody is told when the {host} {symptom}; test the alarm {check}.',
    ],
    [
      'Research {subject} in the last {2..15} years with the browser and produce {form} with sources {check}.',
      'Find {3..9} studies about {subject} near {city}, compare their methods in {form}.',
      'Write {form} on what {firm} should know about {subject}, each claim with a link {check}.',
    ],
    [
      'Compare {3..12} offers for {ware} by {shop} and {shop}, order {2..60} of the best {check}.',
      'Watch the {shop} of {ware} for {2..30} days and buy when it falls below {10..400}.',
      'For {firm} in {city}: find suppliers of {ware}, ask for quotes, give {form} by {shop}.',
    ],
  ],
)
