import { basename, extname } from 'node:path/posix'
import { isIsoDay } from '../../base/calendar'
import { normalised } from '../../base/russian'
import { literalsOf } from './literal'
import { HIDDEN } from './people-text'

/** What tells of an institution who it is. */
export type Identity = {
  names: string[]
  inn: string | null
  site: string | null
  files: string[]
}

/** Hides who an institution is. */
export type IdentityHidden = {
  text: (text: string) => string
  /** A value of a cell, or of a remark: only what cannot tell anything stays. */
  value: (value: string) => string
  file: (path: string) => string
  sheet: (title: string) => string
}

const SHORTEST = 4
const QUOTED = /[«"„]([^«»"„“”]{3,})[»"“”]/gu

/** «Школа № 5», «СОШ 5», «МБДОУ детский сад 12», «гимназия имени …» in any case. */
const ORGANISATION =
  /(?<![\p{L}])(?:м[абк]?[бдуо]*оу|мад?оу|гбоу|сош|оош|нош|доу|црр|ддт|дюсш|цдо|цдт|школ[а-яё]*|лице[а-яё]*|гимнази[а-яё]*|детск[а-яё]+ сад[а-яё]*|д\/с|центр[а-яё]*|интернат[а-яё]*)(?:\s+[а-яё]+){0,2}\s*(?:№|N|#)?\s*\d+[а-яё]?(?![\p{L}\d])/giu
const LINK =
  /(?:https?:\/\/|www\.)\S+|(?<![@\p{L}\d.-])(?:[\p{L}\d-]+\.)+(?:ru|рф|рус|su|com|org|net|info|дети|example|edu)(?![\p{L}\d])\S*/giu
const INN = /(?<!\d)\d{10}(?:\d\d)?(?!\d)/g

const hostOf = (site: string): string =>
  site
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/.*$/, '')

const literalsIn = ({ names, inn, site, files }: Identity): string[] =>
  [
    ...names,
    ...names.flatMap((name) => [...name.matchAll(QUOTED)].map(([, inside = '']) => inside)),
    ...(inn === null ? [] : [inn]),
    ...(site === null ? [] : [site, hostOf(site)]),
    ...files.flatMap((file) => [file, basename(file), basename(file, extname(file))]),
  ].filter((text) => text.length >= SHORTEST)

/** A time, a figure, a class or a number of a document without a word in it. */
const isPlain = (text: string): boolean =>
  text.length <= 12 && !/\p{L}{3}/u.test(text) && !/\d{9}/.test(text) && !text.includes('@')

export type Lists = {
  /** Values of lists, `normalised`: what the form itself offers. */
  choices: ReadonlySet<string>
  /** Titles of the form's own sheets. */
  sheets: ReadonlySet<string>
}

/** Hides an institution behind its alias. A file goes by the alias and its number, an unknown sheet loses its title. */
export const hidingIdentity = (identity: Identity, alias: string, { choices, sheets }: Lists): IdentityHidden => {
  const literals = literalsOf(literalsIn(identity), false)
  const numbers = new Map([...new Set(identity.files)].map((file, at) => [file, at + 1]))
  const text = (raw: string): string =>
    (literals === null ? raw : raw.replace(literals, alias))
      .replace(LINK, HIDDEN)
      .replace(ORGANISATION, HIDDEN)
      .replace(INN, HIDDEN)
  return {
    text,
    value: (raw) => (isIsoDay(raw) || choices.has(normalised(raw)) || isPlain(raw) ? raw : HIDDEN),
    file: (path) => `${alias}, файл${numbers.has(path) ? ` ${numbers.get(path)}` : ''}`,
    sheet: (title) => (title === '' || sheets.has(title) ? title : HIDDEN),
  }
}
