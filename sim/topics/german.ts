import type { TopicWords } from './topics.js'

export const GERMAN_FORMS: readonly string[] = [
  'wie kann ich {goal}?',
  'unser {thing} {trouble}, was tun?',
  'Welcher {thing} passt {detail}?',
  'Ich möchte {goal}, {detail}. Wo fange ich an?',
  'Unterschied zwischen {thing} und {thing}?',
  'Schreib eine kurze Nachricht: Der {thing} {trouble}.',
  'Was kostet es ungefähr, wenn ich {goal} will?',
  'Checkliste: {goal} {detail}',
  'warum {trouble} der {thing} ständig?',
  'Lohnt sich ein {thing} {detail}?',
]
export const GERMAN_TOPICS: readonly TopicWords[] = [
  {
    thing: 'Sauerteig|Apfelkuchen|Kartoffelsalat|Backofen|Hefezopf|Eintopf',
    trouble: 'geht nicht auf|wird zu trocken|schmeckt fade|brennt an',
    goal: 'Brot backen|für zwanzig Leute kochen|Gemüse einlegen|Reste verwerten',
    detail: 'ohne Ei|mit Gasherd|in einer Stunde|für Kinder',
  },
  {
    thing: 'Mietvertrag|Vermieter|Nebenkostenbescheid|Heizkörper|Umzugswagen|Kellerraum',
    trouble: 'stimmt nicht|reagiert nicht|wird nicht warm|kommt zu spät',
    goal: 'die Kaution zurückbekommen|einen Widerspruch schreiben|günstig umziehen|fristgerecht kündigen',
    detail: 'in Hamburg|mit Hund|bis Monatsende|in einer WG',
  },
  {
    thing: 'Garten|Kompost|Rasen|Apfelbaum|Hochbeet|Rosenstock',
    trouble: 'hat braune Flecken|wächst kaum|ist voller Läuse|vertrocknet',
    goal: 'Schnecken fernhalten|Rosen schneiden|Tomaten vorziehen|im Urlaub gießen',
    detail: 'auf dem Balkon|bei Lehmboden|im Schatten|im Schrebergarten',
  },
  {
    thing: 'Bewerbungsbrief|Lebenslauf|Arbeitsvertrag|Elternzeitantrag|Chef|Projektplan',
    trouble: 'klingt steif|ist zu lang|wurde abgelehnt|fehlt noch',
    goal: 'mehr Gehalt verlangen|eine Absage formulieren|kündigen|ein Zeugnis verstehen',
    detail: 'im öffentlichen Dienst|nach zehn Jahren|als Quereinsteiger',
  },
  {
    thing: 'Server|Drucker|Excel-Bericht|Router|Datenexport|Testlauf',
    trouble: 'stürzt ab|zeigt einen Fehler|ist langsam|druckt leere Seiten',
    goal: 'eine Tabelle filtern|Daten sichern|ein Skript schreiben|das WLAN verbessern',
    detail: 'unter Linux|ohne Administratorrechte|für den Verein',
  },
]
