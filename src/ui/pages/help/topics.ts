/// <reference types="vite/types/importMeta.d.ts" />
import { topicOf, type Topic } from './guide'

const texts = import.meta.glob<string>('../../../../resources/help/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const files = import.meta.glob<string>('../../../../resources/help/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})
const pictures = new Map(Object.entries(files).map(([path, url]) => [path.replace(/^.*\//, ''), url]))

/** The guide, in the order of its files. */
export const TOPICS: Topic[] = Object.entries(texts)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([path, text]) => topicOf(path, text, pictures))
