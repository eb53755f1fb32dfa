import { Buffer } from 'node:buffer'

/** A reader thread for tests: the bytes are the JSON of what reading them gives. */
const packFacts = (facts) => {
  const words = []
  const places = new Uint32Array(facts.length * 5)
  facts.forEach(({ table, row, column, sheet, cell }, index) =>
    [table, row, column, sheet, cell].forEach((word, offset) => {
      places[index * 5 + offset] = words.push(word) - 1
    }),
  )
  return { places, words, values: facts.map(({ value }) => value) }
}

const originalOf = (intake, { sheet, cell, value }) => {
  const fact = intake.facts.find((each) => each.sheet === sheet && each.cell === cell)
  return {
    sheet,
    cell,
    value,
    original: fact === undefined ? null : String(fact.value),
    isThere: true,
    mergedInto: null,
  }
}

const corrected = (intake, corrections) => ({
  ...intake,
  ...(corrections.length === 0 ? {} : { corrected: corrections.map((each) => originalOf(intake, each)) }),
  facts: intake.facts.map((fact) => {
    const found = corrections.find(({ sheet, cell }) => sheet === fact.sheet && cell === fact.cell)
    return found === undefined ? fact : { ...fact, value: Number(found.value) }
  }),
})

export const take = ({ bytes, sha256, corrections }) => {
  const intake = corrected(JSON.parse(Buffer.from(bytes).toString('utf8')), corrections)
  return {
    taken: { sha256, bytes: bytes.length, status: 'taken', intake: { ...intake, facts: packFacts(intake.facts) } },
    judged: null,
  }
}
