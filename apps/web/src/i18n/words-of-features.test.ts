import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Area, areaFiles } from './areas.ts'
import { wordsOfFeatures } from './words-of-features.ts'

const src = resolve(import.meta.dirname, '..')

interface Said {
  /** The files it needs at once; what it fetches later has a route or a layer of its own. */
  needs: string[]
  /** The roots of the words it uses. */
  words: string[]
}

const known = new Map<string, Promise<Said>>()

function saidIn(file: string): Promise<Said> {
  const said = known.get(file) ?? readSaid(file)
  known.set(file, said)
  return said
}

async function readSaid(file: string): Promise<Said> {
  const text = await readFile(file, 'utf8')
  const paths = text.matchAll(/^(?:import|export|\}) .*?from '(\.[^']+\.tsx?)'/gmu)
  const words = text.matchAll(/useTranslations\('(\w+)/gu)
  return {
    needs: [...paths].flatMap(([, path]) =>
      path === undefined || path.includes('i18n/') ? [] : [join(dirname(file), path)],
    ),
    words: [...words].map(([, root]) => root ?? ''),
  }
}

async function filesBehind(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const path of (await saidIn(file)).needs) await filesBehind(path, seen)
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
        for (const root of (await saidIn(file)).words) {
          const area = areaOf.get(root)
          const atHand: readonly Area[] = ['everywhere', ...areas]
          if (area === undefined || !atHand.includes(area))
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
