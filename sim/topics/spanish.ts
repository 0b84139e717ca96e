import type { TopicWords } from './topics.js'

export const SPANISH_FORMS: readonly string[] = [
  '¿cómo puedo {goal}?',
  'mi {thing} {trouble}, ¿qué hago?',
  '¿Qué {thing} me recomiendas {detail}?',
  'Quiero {goal} {detail}, dame un plan',
  '¿vale la pena un {thing} {detail}?',
  'diferencia entre {thing} y {thing}',
  'Escribe un mensaje corto: el {thing} {trouble}.',
  '¿cuánto cuesta {goal}?',
  'errores comunes al {goal}',
  'lista de pasos para {goal} {detail}',
  '¿por qué el {thing} {trouble}?',
]
export const SPANISH_TOPICS: readonly TopicWords[] = [
  {
    thing: 'gazpacho|arroz|guiso|horno|pan casero|pescado al horno|flan|sofrito',
    trouble: 'queda soso|se pega|sale aguado|se quema por debajo|no sube',
    goal: 'cocinar para diez|congelar comida|hacer tortilla|aprovechar sobras',
    detail: 'sin gluten|en verano|para niños|con poco dinero',
  },
  {
    thing: 'contrato de alquiler|piso|casero|recibo de la luz|trastero|aviso',
    trouble: 'tiene humedad|no responde|subió mucho|está sin firmar',
    goal: 'reclamar la fianza|buscar piso|mudarse en un día|escribir al dueño',
    detail: 'en Valencia|con mascota|siendo estudiante|antes de junio',
  },
  {
    thing: 'examen|trabajo de historia|ensayo|profesor|resumen|proyecto en grupo',
    trouble: 'me sale mal|es para mañana|no tiene estructura|me aburre',
    goal: 'estudiar mejor|redactar un ensayo|resolver ecuaciones|hacer un esquema',
    detail: 'en bachillerato|con poco tiempo|para la universidad',
  },
  {
    thing: 'entrenamiento|dolor de espalda|dieta|zapato para correr|plan semanal|descanso',
    trouble: 'no funciona|me cansa|dura demasiado|me hace daño',
    goal: 'correr diez kilómetros|dormir mejor|perder peso|estirar bien',
    detail: 'después de los cincuenta|en casa|con trabajo de noche',
  },
  {
    thing: 'script de python|formulario|servidor|consulta sql|plugin|correo automático',
    trouble: 'da error|va lento|no guarda nada|devuelve vacío',
    goal: 'leer un csv|publicar una web|hacer una copia de seguridad|validar datos',
    detail: 'en windows|sin librerías|para una tienda',
  },
]
