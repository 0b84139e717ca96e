import { createDeck } from './deck.js'

/** Programming tasks, by field. */
export const CODE = createDeck(
  {
    lang: 'Python|JavaScript|TypeScript|Java|C++|Go|Rust|C#|Ruby|Kotlin|Swift|PHP|Scala|C|Haskell|Julia|R|Perl|Elixir|Bash',
    coll: 'list of integers|array of strings|linked list|matrix of floats|dictionary of counts|binary tree|stream of events|sorted vector|set of tuples|nested list|priority queue|adjacency list|string buffer|sparse matrix|ring buffer',
    op: 'reverses|rotates|flattens|deduplicates|merges|partitions|samples|validates|compresses|shuffles|counts the inversions of|groups the equal elements of|finds the median of|finds the longest run in|sums every second element of|interleaves two copies of|serialises|splits into chunks',
    bound:
      'in linear time|with constant extra memory|without recursion|without built-in sorting|using only immutable values|in a single pass|with a generator|in a thread-safe way|and handle an empty input|and raise an error on bad input',
    entity:
      'employees|orders|flights|patients|songs|invoices|sensors|books|matches|tickets|shipments|students|recipes|vehicles|payments|reviews|tenants|courses',
    attr: 'price|date|status|rating|weight|city|duration|owner|category|quantity|score|priority|size|level',
    agg: 'the average|the maximum|the total|the three highest values of|the number of distinct values of|the running total of|the median|the share of null values in',
    widget:
      'countdown timer|star rating|image carousel|to-do list|accordion|colour picker|progress ring|sortable table|search box|tooltip|tab bar|file drop zone|calendar|password meter|infinite scroll|snackbar',
    trait:
      'a dark theme|undo|drag and drop|an empty state|a loading state|local storage|a limit of {3..90} entries|screen reader labels|an animation of {100..900} ms|paste from the clipboard|a compact mode|error messages|touch gestures|right-to-left text',
    rule: 'no two users may hold the same {attr}|every change is logged|a refund is possible for {2..60} days|at most {2..50} may be active|prices round to {5..25} cents|an alarm sounds above {20..95} percent|it can be paused and resumed|the {attr} can never be negative|a manager approves amounts over {100..5000}|states survive a restart',
    algo: "Dijkstra's algorithm|merge sort|a Bloom filter|a trie|topological sort|the sieve of Eratosthenes|an LRU cache|quickselect|union-find|a segment tree|Levenshtein distance|binary exponentiation|a Huffman coder|breadth-first search|knapsack by dynamic programming|a skip list|Floyd's cycle detection|run-length encoding",
    text: 'email addresses|ISO dates|IPv4 addresses|hex colours|phone numbers|URLs|quoted strings|markdown headings|currency amounts|camel case words|licence plates|version numbers|hashtags|time stamps',
    pattern: 'observer|strategy|factory|decorator|adapter|state|visitor|builder|command|repository|singleton|iterator',
    thing:
      'bank account|parking garage|vending machine|chess board|elevator|thermostat|shopping cart|library|playlist|traffic light|hotel booking|coffee machine|inventory|bus line|polling station|robot arm',
    proto:
      'a CSV file|a REST endpoint|a websocket|an XML feed|a SQLite database|standard input|a zip archive|a message queue|a log file|an INI file|a YAML document|a binary file',
    model:
      'linear regression|k-means|a decision tree|logistic regression|a moving average|principal component analysis|naive Bayes|a perceptron|k nearest neighbours|exponential smoothing',
    ops: 'restarts a service when its memory passes {100..900} MB|deletes backups older than {3..60} days|finds the {3..20} largest files|renames photos by date|checks that a port answers|rotates a log at {5..500} MB|mirrors a directory|mails a report at {1..23}:00|counts requests a minute|kills idle sessions after {2..50} minutes',
  },
  [
    [
      'Write a {lang} function that {op} a {coll} {bound}.',
      'Create a {lang} program that {op} a {coll} and prints the first {2..50} results.',
      'Given a {coll}, write {lang} code that {op} it {bound}. Include one example.',
      'Fix this idea in {lang}: a routine that {op} a {coll} but fails for {2..9} or fewer elements.',
    ],
    [
      'Write an SQL query that returns {agg} {attr#a} of {entity#e} for each {attr#b}, where {attr#c} is above {2..900}.',
      'Design tables for {entity#x} and {entity#y} with a many-to-many relation and write a query for {agg} {attr}.',
      'Write a query that lists {entity#e} whose {attr#a} is higher than the average {attr#a} of the same {attr#b}.',
      'Optimise a query that joins {entity#x} with {entity#y} on {attr} and filters by {attr}.',
    ],
    [
      'Build a {widget} with {trait} in plain HTML, CSS and JavaScript.',
      'Write a React component for a {widget} with {2..6} props, {trait} and {trait}.',
      'Create CSS that lays out {3..12} cards with a {widget} in the first one and {trait}.',
      'Write a Vue component that shows {entity} by {attr} in a {widget} with {trait}.',
    ],
    [
      'Implement {algo} in {lang} and use it on {20..900} {entity} by {attr}.',
      'Implement {algo} in {lang} {bound}, state the complexity, and test it with {entity}.',
      'Explain {algo} and write {lang} code with tests for {2..6} edge cases, input a {coll}.',
      'Compare {algo} with {algo} and code the one that suits {100..90000} {entity} in {lang}.',
    ],
    [
      'Write a regular expression that matches {text} but not {text}, with {lang} code that applies it to {proto} with {20..9000} {entity}.',
      'Write a {lang} function that extracts all {text} from a text and returns their {attr} counts.',
      'Create a {lang} parser for {text} and {text} without regular expressions, {rule}.',
      'Mask all {text} in a string, {lang}, keep the last {1..4} characters, read from {proto}.',
    ],
    [
      'Model a {thing} in {lang} with the {pattern} pattern; {rule}.',
      'Design classes for a {thing#t} in {lang}; a {thing#t} has {attr} and {attr}. Note that {rule}. Add {2..5} unit tests.',
      'Refactor a {thing} written as one long method into the {pattern} pattern, {lang}; {rule}.',
      'Write an interface and two implementations for a {thing} in {lang} where {rule}.',
    ],
    [
      'Write {lang} code that reads {entity} from {proto} and writes {agg} {attr} to {proto}.',
      'Create a {lang} command line tool that converts {proto} into {proto}.',
      'Read {proto} in {lang}, retry {2..7} times, and report the {entity} that lack a {attr}.',
      'Write a shell script that {ops}.',
      'Create a {lang} script that {ops}.',
    ],
    [
      'Implement {model} in {lang} from scratch and apply it to {attr} and {attr} of {entity}.',
      'Use {lang} to plot {attr} against {attr} for {20..900} random {entity}.',
      'Write {lang} code that fills missing {attr} of {entity} by {model}.',
      'Simulate {100..9000} {entity} with random {attr} in {lang} and print {agg} {attr}.',
    ],
  ],
)
