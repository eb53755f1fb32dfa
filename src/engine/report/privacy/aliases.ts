import { sha256Hex } from '../../base/digest'

/**
 * Names that give nobody away, by institution's id: «Учреждение 1» … in an order that only `secret` tells; numbers say
 * neither the place nor the letter of the name. The same ids and secret give the same names.
 */
export const aliasesOf = (ids: number[], secret: string): Map<number, string> => {
  const inOrder = [...new Set(ids)]
    .map((id) => ({ id, at: sha256Hex(`${secret}\n${id}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  return new Map(inOrder.map(({ id }, at) => [id, `Учреждение ${at + 1}`]))
}
