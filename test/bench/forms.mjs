import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { measure } from './measure.mjs'

const hasOffice = () => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Saves every other workbook of a folder anew by LibreOffice, in place; says so and does nothing without it. */
const saveHalfByOffice = (forms, scratch, print) => {
  if (!hasOffice()) return print('LibreOffice is not here: all forms stay as they were filled')
  const names = readdirSync(forms).filter((_, index) => index % 2 === 0)
  const out = join(scratch, 'saved')
  mkdirSync(out)
  print(`saving ${names.length} of them anew by LibreOffice …`)
  for (let from = 0; from < names.length; from += 25)
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(scratch, 'profile')).href}`,
        ...['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out],
        ...names.slice(from, from + 25).map((name) => join(forms, name)),
      ],
      { stdio: 'ignore' },
    )
  for (const name of readdirSync(out)) renameSync(join(out, name), join(forms, name))
  rmSync(join(scratch, 'profile'), { recursive: true, force: true })
}

/** Filled forms in `folder`/forms; with `half` every other one is saved anew by LibreOffice. */
export const makeForms = async (cli, folder, files, half, print) => {
  const forms = join(folder, 'forms')
  print(`making ${files} filled forms …`)
  await measure([cli, 'demo', '--forms-only', '--institutions', String(files), '--seed', '7', '--out', folder])
  if (half) saveHalfByOffice(forms, folder, print)
  const sizes = readdirSync(forms).map((name) => statSync(join(forms, name)).size)
  const average = Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 1024)
  print(`${sizes.length} forms, ${average} KB each on average`)
  return { forms, count: sizes.length }
}
