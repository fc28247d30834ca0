import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Area, areaFiles } from './areas.ts'
import { wordsOfFeatures } from './words-of-features.ts'

const src = resolve(import.meta.dirname, '..')

/** Every file that a file needs at once; what it fetches later has a route or a layer of its own. */
async function filesBehind(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = await readFile(file, 'utf8')
  for (const [, path] of text.matchAll(/^(?:import|export|\}) .*?from '(\.[^']+\.tsx?)'/gmu)) {
    if (path !== undefined && !path.includes('i18n/')) await filesBehind(join(dirname(file), path), seen)
  }
  return seen
}

const areaOf = new Map<string, Area>()
for (const [area, load] of Object.entries(areaFiles.vi)) {
  for (const name of Object.keys(await load())) areaOf.set(name, area as Area)
}

test.each(Object.entries(wordsOfFeatures))(
  'the screens of %s have all their words',
  async (feature, areas) => {
    const folder = join(src, 'features', feature)
    const missing = new Set<string>()
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.tsx')) continue
      for (const file of await filesBehind(join(folder, name))) {
        for (const [, root] of (await readFile(file, 'utf8')).matchAll(/useTranslations\('(\w+)/gu)) {
          const area = areaOf.get(root ?? '')
          const known: readonly Area[] = ['everywhere', ...areas]
          if (area === undefined || !known.includes(area))
            missing.add(`${root} in ${file.slice(src.length + 1)}`)
        }
      }
    }
    expect([...missing]).toEqual([])
  },
)

test('every feature says which words it needs', async () => {
  expect(Object.keys(wordsOfFeatures).toSorted()).toEqual((await readdir(join(src, 'features'))).toSorted())
})
