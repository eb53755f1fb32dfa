import { describe, expect, it } from 'vitest'
import { judgeAnyOf } from '../../src/engine/verdict/criteria/any-of'
import { undetermined } from '../../src/engine/verdict/judgement'
import { capital, lowered, together } from '../../src/engine/verdict/wording'

describe('reasons inside a sentence', () => {
  it('lose the capital of a word, not that of an abbreviation or of a quotation', () => {
    expect(lowered('Лист «Чаты» не заполнен')).toBe('лист «Чаты» не заполнен')
    expect(lowered('В чате были сообщения')).toBe('в чате были сообщения')
    expect(lowered('ФИО не указано')).toBe('ФИО не указано')
    expect(lowered('«Приказ» № 1')).toBe('«Приказ» № 1')
    expect(capital('класс есть на платформе')).toBe('Класс есть на платформе')
  })

  it('are said once each', () => {
    expect(together(['Лист пуст', 'Лист пуст', 'Указано чатов: 0'])).toBe('Лист пуст; указано чатов: 0')
  })

  it('tell the ways apart only when they fail for different reasons', () => {
    const ways = (...reasons: string[]) => judgeAnyOf(reasons.map((reason) => undetermined(reason, []))).reason
    expect(ways('Лист «Участники» не заполнен', 'Лист «Участники» не заполнен')).toBe('Лист «Участники» не заполнен')
    expect(ways('Лист «Участники» не заполнен', 'Лист «Чаты» не заполнен')).toBe(
      'Ни один из способов не подтверждён. Лист «Участники» не заполнен; либо лист «Чаты» не заполнен',
    )
  })
})
