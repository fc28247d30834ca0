import { defaultSwitches, switchChoices } from '../src/world/switches.ts'

const begin = '<!-- switches -->'
const end = '<!-- end of switches -->'

/** Every switch with its default first, what else it can be, and what its comment in `switches.ts` says, as the README shows them. */
export function switchTable(source: string): string {
  const rows = ['| switch | default | what it says |', '|---|---|---|']
  const [defaults = ''] = source.slice(source.indexOf('defaultSwitches')).split(/^}/m, 1)
  const pieces = defaults.matchAll(/^ {2}\/\/ (.+)$|(?:^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {2}(\w+):/gm)
  for (const [, section, comment = '', name] of pieces) {
    if (section !== undefined) rows.push(`| **${section}** | | |`)
    if (name !== undefined) rows.push(row(name as keyof typeof defaultSwitches, comment))
  }
  return rows.join('\n')
}

function row(name: keyof typeof defaultSwitches, comment: string): string {
  const values = [defaultSwitches[name], ...(switchChoices[name] ?? [])]
  const shown = [...new Set(values.map((value) => `\`${JSON.stringify(value)}\``))].join(' or ')
  const words = comment
    .replace(/\s*\n\s*\*?\s*/g, ' ')
    .trim()
    .replaceAll('|', '\\|')
  return `| \`${name}\` | ${shown} | ${words} |`
}

/** A README with its table of switches as it has to be. */
export function withSwitches(readme: string, source: string): string {
  const [before, rest = ''] = readme.split(begin, 2)
  const after = rest.split(end, 2)[1] ?? ''
  return `${before}${begin}\n${switchTable(source)}\n${end}${after}`
}
