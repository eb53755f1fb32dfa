import { fileNameOf, openNames } from '../../base/file-name'

/** Leaves room for the number before and the ИНН after within what every system takes. */
const LONGEST = 80

/**
 * Names of files, one after another, that sort as they are given: «007 МБОУ СОШ № 5 (5902123456)». `all` is how many
 * there will be.
 */
export const formNames = (all: number): ((institution: string, inn: string | null) => string) => {
  const digits = Math.max(3, String(all).length)
  const free = openNames()
  let number = 0
  return (institution, inn) => {
    number += 1
    const name = fileNameOf(institution)
    const short = name.length > LONGEST ? name.slice(0, LONGEST).replace(/\s+\S*$/, '') : name
    return free(`${String(number).padStart(digits, '0')} ${short}${inn === null ? '' : ` (${inn})`}`)
  }
}
