import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const found = (): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('skipped: soffice (LibreOffice) is not installed')
    return false
  }
}

export const hasOffice = found()

const profile = mkdtempSync(join(tmpdir(), 'sverka-office-'))

/** Opens a workbook in LibreOffice, calculates it and saves it anew into `folder`; returns the new path. */
export const savedByOffice = (path: string, folder: string): string => {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', folder, path],
    ],
    { stdio: 'ignore' },
  )
  return join(folder, basename(path))
}
