/** Messages of the engine speak to the command line too; here is where the window has the same. */
const SAID_HERE: [RegExp, string][] = [
  [/\s*\(команда assign\)/g, ''],
  [/; чтобы больше не спрашивать — --drop/g, '; чтобы больше не спрашивать — «Не спрашивать»'],
  [
    /; чтобы всё же прочитать этот, примите его с --retry/g,
    '; чтобы всё же прочитать этот, отметьте это в «Особых случаях» на вкладке «Файлы»',
  ],
  [
    /Прочитать его снова: import --retry/g,
    'Чтобы прочитать его снова, отметьте это в «Особых случаях» на вкладке «Файлы»',
  ],
]

/** A message without options of the command line. */
export const windowWords = (message: string): string =>
  SAID_HERE.reduce((text, [pattern, words]) => text.replaceAll(pattern, words), message)
