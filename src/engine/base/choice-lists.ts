/** Answers of «Требования». */
export const ANSWERS = ['Да', 'Частично', 'Нет', 'Неприменимо']

/** What the cell «В периоде» of an event sheet says. */
export const WERE = 'были'
export const WERE_NOT = 'не было'
export const DECLARATIONS = [WERE, WERE_NOT]
