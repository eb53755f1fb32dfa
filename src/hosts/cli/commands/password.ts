import { Failure } from '../../../engine/base/failure'
import type { Command } from '../command'
import { askPassword, newPassword } from '../password'

export const password: Command = {
  usage: 'password --db DB [--remove]',
  summary:
    'поставить, сменить или снять (--remove) пароль базы; пароль спрашивается или берётся из SVERKA_PASSWORD (нынешний) и SVERKA_NEW_PASSWORD (новый)',
  options: ['db'],
  flags: ['remove'],
  run: async ({ needed, flag, json, openEngine, usedPassword, output }) => {
    const engine = await openEngine(needed('db'), true)
    try {
      const isSealed = engine.isSealed()
      if (!isSealed && flag('remove')) throw new Failure('no-password', 'База и так не защищена паролем.')
      const current = isSealed ? (usedPassword() ?? (await askPassword('Нынешний пароль: '))) : undefined
      const next = flag('remove') ? null : await newPassword()
      const { sealed, words } = await engine.setPassword({ current, next })
      if (json) output.out(JSON.stringify({ sealed }, null, 2))
      output.note(words)
      return 0
    } finally {
      await engine.close()
    }
  },
}
