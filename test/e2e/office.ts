import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
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

/** Has LibreOffice write a document into `folder` by one of its filters (`ods`, `csv:Text…`); the folder's file names. */
export const convertedByOffice = (path: string, folder: string, filter: string): string[] => {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--convert-to', filter, '--outdir', folder, path],
    ],
    { stdio: 'ignore' },
  )
  return readdirSync(folder).sort()
}

/** Opens a workbook in LibreOffice, calculates it and saves it anew into `folder`; returns the new path. */
export const savedByOffice = (path: string, folder: string): string => {
  convertedByOffice(path, folder, 'xlsx:Calc MS Excel 2007 XML')
  return join(folder, basename(path))
}
