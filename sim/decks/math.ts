import { createDeck } from './deck.js'

/** Word problems of school mathematics, by what is reckoned with. */
export const MATH = createDeck(
  {
    who: 'Amara|Benedikt|Cleo|Darius|Eszter|Finn|Gloria|Hamid|Ilse|Joaquin|Kalinda|Leopold|Maribel|Nikhil|Odette|Pavel|Queenie|Rashid|Saskia|Tomasz|Ulla|Vikram|Wilma|Xiu|Yara|Zoltan|Mrs Okoro|Mr Lindqvist|Grandfather Abe|the twins|Coach Rivera|Farmer Dole',
    ware: 'marbles|apricots|postcards|candles|notebooks|seashells|pencils|tickets|mugs|ribbons|stickers|walnuts|tiles|buttons|eggs|muffins|bricks|tulips|bottles of juice|comic books|keyrings|badges|paper cranes|jars of honey|coins|socks|batteries|lanterns',
    place:
      'at the harbour market|at the school fair|in the old mill|at the train kiosk|on the farm|in the library|at the swimming club|in the workshop|at the bakery|in the theatre|at the zoo shop|in the orchard',
    vessel: 'crates|shelves|baskets|trays|boxes|bags|rows|cartons|tins|drawers',
    vehicle: 'ferry|tram|truck|cyclist|drone|sailing boat|bus|goods train|scooter|postal van|balloon|snowplough',
    job: 'paint the fence|sort the mail|pick the cherries|fill the pool|print the leaflets|lay the path|wash the windows|type the archive|stack the chairs|pack the parcels',
    shape: 'garden|stage|poster|carpet|football field|tabletop|courtyard|swimming pool|quilt|car park|stable|mural',
    part: 'half|a third|a quarter|two fifths|three eighths|a tenth|{10..90} percent|two thirds|a fifth|{5..45} percent',
    brew: 'syrup|saline|paint|concrete|lemonade|fertiliser|vinegar|coffee|glue|soap',
    event:
      'red card|blue ball|defective bulb|six|winning ticket|left-handed pupil|rotten apple|ace|rainy day|late train',
    animal: 'goats|hens|llamas|ducks|rabbits|ponies|sheep|turkeys',
    turn: 'By evening|The next day|After lunch|A week later|Then|Before closing',
  },
  [
    [
      '{who#a} has {20..400} {ware#w} {place}. {who#b} brings {5..90} more and {turn} {3..60} {ware#w} are given away. How many {ware#w} are left?',
      '{who} counts {12..90} {vessel} with {6..48} {ware} in each. {turn} {4..30} of them turn out to be broken. How many whole ones remain?',
      'There are {30..200} {ware#w} {place}. {who#a} takes {part} of them and {who#b} takes {3..12}. How many {ware#w} are still there?',
      '{who#a} collects {3..25} {ware} every day for {2..9} weeks, and {who#b} {2..5} times as many. How many do they have together?',
    ],
    [
      '{who} sells {ware#w} {place} for {2..30} euros apiece and buys them for {1..9} euros. Rent is {20..300} euros a day. How many {ware#w} must be sold to earn {50..900} euros in one day?',
      'A coat costs {40..390} euros. The price rises by {5..35} percent and {turn} falls by {5..35} percent. What does it cost now?',
      '{who#a} puts {200..9000} euros into an account at {1..7} percent a year. What is there after {2..12} years with compound interest, to the nearest euro?',
      '{who} orders {3..40} {ware} at {2..19} euros each with a discount of {5..40} percent and pays {4..15} euros for delivery. What is the total?',
    ],
    [
      'A {vehicle#v} leaves at {5..11}:{10..55} and travels {40..700} km at {15..120} km/h, with a stop of {5..50} minutes half-way. When does the {vehicle#v} arrive?',
      'Two towns are {80..900} km apart. A {vehicle} starts from one at {20..90} km/h, a {vehicle} from the other at {20..90} km/h. After how many minutes do they meet?',
      'Going upstream a boat needs {3..9} hours, downstream {1..3} hours for the {10..60} km. How fast is the current?',
      '{who#a} walks {3..6} km/h and {who#b} starts {10..50} minutes later at {7..18} km/h. How far from home does {who#b} catch up?',
    ],
    [
      '{who#a} can {job#j} in {3..12} hours, {who#b} needs {4..15} hours. How long will they take together if {who#b} leaves {20..90} minutes before the end?',
      '{3..14} workers {job#j} in {4..30} days. After {1..3} days {1..4} of them fall ill. How many days does the whole job take?',
      'One pipe fills a tank of {200..9000} litres in {2..9} hours and a leak empties it in {10..40} hours. When is it {part} full?',
      '{who} can {job} {2..5} times as fast as {who}. Together they need {2..11} hours. How long would the slower one take alone?',
    ],
    [
      'The {shape#s} is {4..60} m long and {3..40} m wide. A border of {1..3} m runs around it inside. What is the area that is left?',
      'A rectangular {shape#s} has a perimeter of {20..400} m and is {2..18} m longer than wide. Find its area.',
      'A ladder of {3..12} m leans against a wall with its foot {1..2} m away. How high does it reach? Round to the centimetre.',
      'A round {shape} has a radius of {2..40} m. {who} covers it with {ware} of {10..90} square centimetres each. How many are needed at least?',
    ],
    [
      'How many litres of {5..25} percent {brew#b} must be mixed with {2..60} litres of {30..80} percent {brew#b} to get {26..29} percent {brew#b}?',
      'A {brew} is made in the ratio {2..7} : {3..9}. {who} needs {10..500} litres. How much of each part?',
      '{who#a} is {2..5} times as old as {who#b}. In {3..15} years the sum of their ages will be {40..120}. How old are they?',
      'On the farm there are {animal#x} and {animal#y}, {20..90} heads and {60..300} legs in all when ducks or hens have two. How many of each are possible?',
    ],
    [
      'A box holds {3..20} red, {3..20} green and {3..20} white {ware#w}. {who} draws two without putting back. What is the chance that both are green?',
      'The chance of a {event} is {2..40} percent. {who} tries {2..8} times. What is the probability of at least one {event}?',
      'In how many ways can {who#a} arrange {4..9} {ware#w} on {2..4} shelves if no shelf may be empty?',
      'The mean of {4..12} numbers is {10..90}. {who} adds {20..200} as a further number. What is the new mean?',
    ],
    [
      'Find the smallest whole number that leaves {1..4} on division by {5..9} and {1..6} on division by {7..13}.',
      'The sum of three numbers in a row is {30..900}. {who} multiplies the outer two. What comes out?',
      'A number has two digits; the digits add up to {5..16}, and if they change places it grows by {9..63}. Which numbers are possible?',
      'A sequence begins {1..9}, {10..20} and each later term is the sum of the two before it minus {1..5}. What is term number {6..14}?',
      '{who} writes the numbers from {1..40} to {90..600}. How often is the digit {1..9} written?',
    ],
  ],
)
