import { Failure } from '../../engine/base/failure'

/** The one batch that a command is about. Throws Failure('usage') with how it is called. */
export const batchNumber = ([number, ...more]: string[], usage: string): number => {
  if (number === undefined || more.length > 0 || !/^\d+$/.test(number))
    throw new Failure('usage', `Назовите номер одного пакета. Так: sverka ${usage}`)
  return Number(number)
}
