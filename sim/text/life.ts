import type { Language } from '#sim/topics/topics.js'
import { compileGrammar, type Template } from './template.js'

const compile = compileGrammar({
  job: 'night nurse|carpenter|primary teacher|truck driver|retired engineer|student of law|café owner|phd student|stay-at-home dad|graphic designer|mechanic|pharmacist|tour guide|violinist|estate agent|postman|vet|lab technician|freelance editor|chef|soldier|priest|data clerk|hairdresser',
  town: 'Tucson|Hull|Galway|Winnipeg|Pune|Lagos|Cebu|Perth|Boise|Leeds|Nairobi|Auckland|Malmö|Ghent|Haifa|Kraków|Penang|Dallas|Cork|Accra',
  tie: 'twins|an old dog|a sick mother|three flatmates|no car|a small balcony|two jobs|a new baby|bad knees|a tight budget',
  oficio: 'enfermera|albañil|profesor|camarero|contable|estudiante|jubilada|fontanero|abogada|cocinero',
  ciudad: 'Murcia|Rosario|Puebla|Cali|Bilbao|Cuenca|Arequipa|Oviedo|Mérida|Valparaíso',
  beruf: 'Krankenpfleger|Tischlerin|Lehrer|Studentin|Rentner|Köchin|Buchhalter|Erzieherin|Elektriker|Ärztin',
  stadt: 'Kassel|Linz|Rostock|Bern|Ulm|Graz|Mainz|Jena|Kiel|Passau',
  metier: 'infirmière|menuisier|institutrice|étudiant|retraité|boulangère|comptable|chauffeur|avocate|serveur',
  ville: 'Rennes|Liège|Nancy|Tours|Dijon|Pau|Lausanne|Metz|Brest|Québec',
  zhi: '护士|司机|中学老师|会计|程序员|大学生|退休工人|店主|厨师|设计师|公务员|外卖员',
  cheng: '成都|武汉|青岛|西安|昆明|沈阳|厦门|长沙|兰州|合肥|南宁|哈尔滨',
})
/** A word about oneself, in front of a question. */
export const LIFE: Record<Language, readonly Template[]> = {
  en: [
    "I'm a {job#me} in {town#me}.",
    'For context, I live in {town#me} with {tie#me}.',
    'As a {job#me} with {tie#me}:',
    '({job#me}, {town#me})',
    'Background: {job#me}, {tie#me}.',
  ].map(compile),
  zh: ['我是{cheng#me}的{zhi#me}。', '本人{zhi#me}，住在{cheng#me}。'].map(compile),
  es: ['Soy {oficio#me} en {ciudad#me}.', 'Vivo en {ciudad#me}.'].map(compile),
  de: ['Ich bin {beruf#me} in {stadt#me}.', 'Ich wohne in {stadt#me}.'].map(compile),
  fr: ['Je suis {metier#me} à {ville#me}.', "J'habite à {ville#me}."].map(compile),
}
