/** A message of the engine without options of the command line: where the window has the same, it says where. */
export const windowWords = (message: string): string =>
  message.replaceAll(/ \(--(?:retry|again)\)/g, ' (вкладка «Файлы», «Особые случаи»)')
